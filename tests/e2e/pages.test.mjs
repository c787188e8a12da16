// The plain pages: what is shown before the dashboard, and instead of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, Visitor } from './support/browser.mjs';
import { Platform } from './support/platform.mjs';

const email = 'ada@example.com';
const password = 'quiet lamps over the harbour';
const people = { Accept: 'text/html,application/xhtml+xml' };
let platform, browser, visitor, page;

before(async () => {
  platform = await Platform.start();
  browser = await launch();
  visitor = await Visitor.arrive(browser, platform.url);
  page = visitor.page;
});
after(async () => {
  await browser?.close();
  await platform?.remove();
});

test('the front door leads to sign-in', async () => {
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  assert.equal(await page.title(), 'Sign in · Carmen Platform');
});

test('pages carry a strict policy and keep to it', async () => {
  for (const place of ['/sign-in', '/setup', '/password', '/nowhere', '/app']) {
    const answer = await fetch(platform.url + place, { headers: people });
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/, place);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/, place);
    assert.doesNotMatch(await answer.text(), /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/, place);
    if (place === '/app') continue;
    await page.goto(place);
    await visitor.noteAccess(place);
  }
  assert.deepEqual([...visitor.grave, ...visitor.complaints], []);
});

test('the dashboard sends strangers to sign-in, and remembers where they were going', async () => {
  await page.goto('/app/hotels');
  await page.waitForURL('**/sign-in?next=%2Fapp%2Fhotels');
  assert.deepEqual([...visitor.grave, ...visitor.complaints], []);
});

test('an address that names nothing is a page for people and a problem for programs', async () => {
  const shown = await page.goto('/nowhere/at/all');
  assert.equal(shown.status(), 404);
  await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
  const told = await fetch(`${platform.url}/nowhere`, { headers: { Accept: 'application/json' } });
  assert.equal(told.status, 404);
  assert.equal(told.headers.get('content-type'), 'application/problem+json');
});

test('what carries a hash is kept for good, pages are asked for again', async () => {
  const answer = await fetch(`${platform.url}/sign-in`, { headers: people });
  assert.equal(answer.headers.get('cache-control'), 'no-cache');
  const style = (await answer.text()).match(/\/assets\/page-[0-9a-f]+\.css/)[0];
  const kept = await fetch(platform.url + style, { headers: { 'Accept-Encoding': 'br' } });
  assert.equal(kept.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(kept.headers.get('content-encoding'), 'br');
});

test('the dashboard is fetched while sign-in is read', async () => {
  const asked = [];
  const note = (request) => asked.push(new URL(request.url()).pathname);
  page.on('request', note);
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  page.off('request', note);
  assert.ok(asked.some((path) => /carmen-[0-9a-f]+\.wasm$/.test(path)), asked.join(' '));
});

test('set-up says what is wrong, by field, and lets nothing through', async () => {
  await page.goto(platform.setupLink);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByText('Name is required.').waitFor();
  assert.equal(await page.getByLabel('Name').getAttribute('aria-invalid'), 'true');
  assert.ok(await page.getByLabel('Name').evaluate((input) => input === document.activeElement));
  await page.getByLabel('Name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill('not an address');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.locator('[aria-invalid]').first().waitFor();
  await visitor.noteAccess('set-up with faults');
  assert.deepEqual(visitor.grave, []);
  assert.equal(new URL(page.url()).pathname, '/setup');
});

test('a link that was made up opens nothing', async () => {
  const stranger = await Visitor.arrive(browser, platform.url);
  await stranger.page.goto('/setup#made-up');
  await stranger.page.getByLabel('Name').fill('Eve');
  await stranger.page.getByLabel('E-mail').fill('eve@example.com');
  await stranger.page.getByLabel('Password', { exact: true }).fill(password);
  await stranger.page.getByRole('button', { name: 'Create administrator' }).click();
  await stranger.page.getByRole('alert').filter({ hasText: 'link' }).waitFor();
  await stranger.leave();
});

test('set-up makes the first administrator and opens the dashboard', async () => {
  await page.getByLabel('Name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.waitForURL('**/app');
  const [cookie] = (await visitor.context.cookies()).filter((each) => /session/.test(each.name));
  assert.ok(cookie.httpOnly);
  assert.equal(cookie.sameSite, 'Lax');
});

test('the front door leads to the dashboard once signed in', async () => {
  const answer = await page.request.get('/', { maxRedirects: 0 });
  assert.equal(answer.headers().location, '/app');
});

test('sign-in answers the same for a wrong password and an unknown address', async () => {
  const stranger = await Visitor.arrive(browser, platform.url);
  const said = [];
  for (const who of [email, 'nobody@example.com']) {
    await stranger.page.goto('/sign-in');
    await stranger.page.getByLabel('E-mail').fill(who);
    await stranger.page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    const alert = stranger.page.getByRole('alert').filter({ hasText: /\S/ });
    await alert.waitFor();
    said.push(await alert.textContent());
  }
  assert.equal(said[0], said[1]);
  await stranger.noteAccess('sign-in refused');
  assert.deepEqual(stranger.grave, []);
  await stranger.leave();
});

test('signing in leads back to where one was going, and nowhere else', async () => {
  for (const [next, then] of [['/app/hotels', '/app/hotels'], ['https://example.com/app', '/app'], ['//example.com', '/app'], ['/app/../sign-in', '/app']]) {
    const stranger = await Visitor.arrive(browser, platform.url);
    await stranger.page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await stranger.page.getByLabel('E-mail').fill(email);
    await stranger.page.getByLabel('Password', { exact: true }).fill(password);
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    await stranger.page.waitForURL((url) => url.origin === platform.url && url.pathname === then);
    await stranger.leave();
  }
});
