// node measure.mjs URL TOKEN ROUNDS: prints how long a first visit takes until the dashboard can be used, beside an
// empty page of Dear ImGui, and what the dashboard does in ten seconds in which nobody does anything.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const e2e = fileURLToPath(new URL('../../e2e/', import.meta.url));
const { chromium } = createRequire(path.join(e2e, 'package.json'))('playwright-core');
const [, , url, token, rounds] = process.argv;
const kIdle = 10_000;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A visitor whose browser has nothing of us but the session.
async function visit(place, usable, then = () => undefined) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'carmen_session', value: token, url }]);
  await context.addInitScript(() => {
    window.framesDrawn = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => ask((time) => { ++window.framesDrawn; draw(time); });
  });
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url + place);
  await usable(page);
  const ms = performance.now() - began;
  const found = await then(page);
  await context.close();
  return { ms, ...found };
}

const dashboard = (page) => page.getByRole('main').getByRole('heading').first().waitFor({ state: 'attached' });
const empty = (page) => page.waitForFunction(() => document.title === 'drawn');

async function rest(page) {
  const drawn = () => page.evaluate(() => window.framesDrawn);
  for (let last = -1, now; (now = await drawn()) !== last; last = now) await page.waitForTimeout(2000);  // all has arrived
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
  const [frames, task] = [await drawn(), await busy()];
  await new Promise((over) => setTimeout(over, kIdle));
  const used = await busy() - task;
  return { frames: await drawn() - frames, busy: used / kIdle * 1e5 };
}

await visit('/app', dashboard);
const visits = [];
for (let i = 0; i < Number(rounds); ++i) {
  const samples = [];
  for (const ours of [true, false, false, true]) {
    const { ms } = await visit(...(ours ? ['/app', dashboard] : ['/bench/empty.html', empty]));
    samples.push({ ours, ms });
  }
  const sum = (ours) => samples.filter((s) => s.ours === ours).reduce((all, s) => all + s.ms, 0) / 2;
  visits.push({ ours: sum(true), empty: sum(false) });
}
const { frames, busy } = await visit('/app', dashboard, rest);
console.log(JSON.stringify({ visits, frames, busy }));
await browser.close();
