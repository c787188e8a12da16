// An import is taken back whole, as long as nobody built on it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before } from 'node:test';
import { Api } from './support/api.mjs';
import { launch, Visitor } from './support/browser.mjs';
import { Platform, sample } from './support/platform.mjs';
import { story } from './support/story.mjs';

const email = 'ada@example.com';
const password = 'quiet lamps over the harbour';
let platform, browser, ada, api;
const { step, carries } = story(() => ({ ada }));

before(async () => {
  platform = await Platform.start();
  const made = await platform.command(['admin', 'create', '--email', email], { input: password });
  assert.equal(made.code, 0, made.out);
  api = await new Api(platform.url).signIn(email, password);
  browser = await launch();
  ada = await Visitor.arrive(browser, platform.url);
  await ada.signIn(email, password);
});
after(async () => {
  await browser?.close();
  await platform?.remove();
});

const counts = async () => {
  const of = async (list) => (await api.get(`/api/${list}?limit=1&total=1`)).total;
  return [await of('organisations'), await of('business-units'), await of('users'), await of('assignments')];
};

carries('the command line imports beside the running server', async () => {
  const planned = await platform.command(['import', sample, '--plan']);
  assert.equal(planned.code, 0, planned.out);
  assert.deepEqual(await counts(), [0, 0, 1, 0]);
  const done = await platform.command(['import', sample]);
  assert.equal(done.code, 0, done.out);
  assert.deepEqual(await counts(), [2, 14, 481, 534]);
});

step('importing the same again changes nothing', async () => {
  const again = await platform.command(['import', sample, '--json']);
  assert.equal(again.code, 0, again.out);
  const verdicts = again.out.trim().split('\n').map((line) => JSON.parse(line).verdict);
  assert.deepEqual([...new Set(verdicts)], ['duplicate']);
  assert.deepEqual(await counts(), [2, 14, 481, 534]);
});

step('the dashboard takes it back, after it has shown what that means', async () => {
  const { items } = await api.get('/api/imports?sort=-createdAt');
  await ada.open(`/app/imports/${items.at(-1).id}`);
  await ada.press('Undo import', ada.panel);
  await ada.press('Undo import', ada.panel);
  await ada.applyPlan('Undo import', /\S/);
  await ada.told('Undo import: done.');
  assert.deepEqual(await counts(), [0, 0, 1, 0]);
});

step('a file with faults imports nothing and names each', async () => {
  const faulty = path.join(sample, '../awkward/faults');
  const refused = await platform.command(['import', faulty, '--json']);
  assert.notEqual(refused.code, 0);
  const faults = refused.out.trim().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  assert.ok(faults.some((each) => each.verdict === 'error' && each.fault.field && each.fault.message && each.record > 1));
  assert.deepEqual(await counts(), [0, 0, 1, 0]);
});

step('what was undone is still proved', async () => {
  const whole = await platform.command(['verify']);
  assert.equal(whole.code, 0, whole.out);
});
