// Steps of one story: each is a test of its own; what stands on a step that failed fails at once.
import { test } from 'node:test';

export function story(pages) {
  let missing = '';
  const step = (name, act, { carries = false } = {}) => test(name, async () => {
    if (missing) throw new Error(`It stands on "${missing}", which failed.`);
    try {
      await act();
    } catch (error) {
      if (carries) missing = name;
      for (const [who, visitor] of Object.entries(pages())) await visitor?.keepPicture(`${name} ${who}`);
      throw error;
    }
  });
  return { step, carries: (name, act) => step(name, act, { carries: true }) };
}
