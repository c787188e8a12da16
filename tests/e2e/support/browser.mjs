// Chromium, and what people do in the dashboard, by role and name alone.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const out = process.env.CARMEN_E2E_OUT ?? 'build/test/e2e';

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A person at a browser of their own.
export class Visitor {
  static async arrive(browser, url, options = {}) {
    const context = await browser.newContext({
      baseURL: url, viewport: { width: 1440, height: 900 }, acceptDownloads: true, reducedMotion: 'reduce', ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const visitor = Object.assign(new Visitor(), { context, page, complaints: [], grave: [], asked: new Set() });
    // The feed is always asked: it answers when there is news.
    page.on('request', (request) => { if (!request.url().includes('/api/changes')) visitor.asked.add(request); });
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => visitor.asked.delete(request));
    page.on('pageerror', (error) => visitor.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Content-Security-Policy/.test(message.text())) visitor.complaints.push(message.text());
    });
    return visitor;
  }

  leave() { return this.context.close(); }

  async signIn(email, password) {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL('**/app');
    await this.dashboard();
  }

  // Waits until the dashboard shows something to read.
  dashboard() { return this.page.getByRole('main').getByRole('heading').first().waitFor({ state: 'attached' }); }

  async open(place) {
    await this.page.goto(place);
    await this.dashboard();
  }

  // The canvas follows the page's scrolling some frames later, and only then is what is seen where it is pressed.
  // Pressing and letting go are two of its frames: nothing may be moved away in between, as no hand could.
  async click(target) {
    await target.evaluate(async (element) => {
      element.scrollIntoView({ block: 'nearest' });
      const follows = (box) => !box || (Math.abs(box.carmen.scroll[1] / devicePixelRatio - box.scrollTop) < 1 && follows(box.parentElement.closest('.scrolls')));
      do await new Promise((drawn) => requestAnimationFrame(drawn)); while (element.isConnected && !follows(element.closest('.scrolls')));
    });
    await target.click();
    await this.page.evaluate(() => new Promise((over) => {
      let frames = 3;
      const next = () => (frames-- > 0 ? requestAnimationFrame(next) : over());
      next();
    })).catch(() => {});  // the press has led to another page
  }

  async rail(name) { await this.click(this.page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name, exact: true })); }

  get panel() { return this.page.getByRole('complementary'); }

  row(text) { return this.page.getByRole('row').filter({ hasText: text }); }

  async type(label, text, within = this.page) { await within.locator('input, textarea').and(this.page.getByLabel(label, { exact: true })).fill(text); }

  // Picks from a list, typing first, as long lists have to be.
  async choose(label, option, within = this.page) {
    const box = within.getByRole('combobox', { name: label, exact: true });
    await this.click(box);
    await box.fill(option);
    await this.click(this.page.getByRole('option', { name: option }).first());
    await this.page.getByRole('listbox', { name: 'Options' }).waitFor({ state: 'detached' });
  }

  async press(name, within = this.page) { await this.click(within.getByRole('button', { name, exact: true }).first()); }

  async tab(name, within = this.panel) { await this.click(within.getByRole('tab', { name, exact: true })); }

  async menu(name) {
    await this.press('More actions', this.panel);
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  // Reads the plan, then applies it; `expected` has to stand in it.
  async applyPlan(deed, expected) {
    const dialog = this.page.getByRole('dialog', { name: 'What this will do' });
    for (const text of [expected].flat()) await dialog.getByText(text).first().waitFor({ state: 'attached' });
    await this.press(deed, dialog);
    await dialog.waitFor({ state: 'detached' });
  }

  async told(text) { await this.page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' }); }

  // Keeps axe-core's serious and critical findings in `grave`. The page's policy does not bind the debugger, which brings it in.
  async noteAccess(where) {
    const debug = await this.context.newCDPSession(this.page);
    await debug.send('Runtime.evaluate', { expression: axeSource });
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    await debug.detach();
    for (const { id, impact, nodes } of violations)
      if (['serious', 'critical'].includes(impact))
        this.grave.push(`${where}: ${id}, ${nodes.length} times, such as ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  }

  // Waits until nothing is asked for and nothing is drawn any more.
  async settle() {
    while (this.asked.size > 0) await this.page.waitForTimeout(50);
    await this.page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
    await this.page.waitForFunction(() => new Promise((still) => {
      const main = document.querySelector('main');
      const seen = new MutationObserver(() => still(false));
      seen.observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(() => { seen.disconnect(); still(true); }, 300);
    }));
  }

  // Counts from now on how often the page asks to draw.
  async countFrames() {
    await this.page.evaluate(() => {
      const ask = window.requestAnimationFrame;
      window.framesAsked = 0;
      window.requestAnimationFrame = (draw) => { window.framesAsked++; return ask(draw); };
    });
  }
  frames() { return this.page.evaluate(() => window.framesAsked); }

  async keepPicture(name) {
    fs.mkdirSync(out, { recursive: true });
    await this.page.screenshot({ path: path.join(out, `${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`) }).catch(() => {});
  }
}
