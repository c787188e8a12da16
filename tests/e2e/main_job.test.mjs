// The platform's first working day: from the set-up link to the proved audit.
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { after, before } from 'node:test';
import { Api } from './support/api.mjs';
import { launch, Visitor } from './support/browser.mjs';
import { Platform, sample } from './support/platform.mjs';
import { story } from './support/story.mjs';

const email = 'ada@example.com';
const password = 'quiet lamps over the harbour';
const headPassword = 'seven grey herons at noon';
const month = new Date().toISOString().slice(0, 7);
const files = ['organisations', 'clusters', 'business_units', 'departments', 'users', 'assignments'].map((name) => path.join(sample, `${name}.csv`));

let platform, browser, ada, head, api;
const known = {};
const { step, carries } = story(() => ({ ada, head }));

before(async () => {
  platform = await Platform.start();
  browser = await launch();
  ada = await Visitor.arrive(browser, platform.url);
});
after(async () => {
  await browser?.close();
  await platform?.remove();
});

carries('the first start prints a set-up link, which makes the first administrator', async () => {
  assert.ok(platform.setupLink);
  await ada.page.goto(platform.setupLink);
  await ada.page.getByLabel('Name').fill('Ada Admin');
  await ada.page.getByLabel('E-mail').fill(email);
  await ada.page.getByLabel('Password', { exact: true }).fill(password);
  await ada.page.getByRole('button', { name: 'Create administrator' }).click();
  await ada.page.waitForURL('**/app');
  await ada.page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor({ state: 'attached' });
  await ada.page.getByText('The whole platform').waitFor({ state: 'attached' });
  api = await new Api(platform.url).signIn(email, password);
});

carries('a customer is imported: a verdict for each record, the plan, then all of it', async () => {
  await ada.rail('Import');
  await ada.page.getByRole('heading', { name: 'Import a customer' }).waitFor({ state: 'attached' });
  const asked = ada.page.waitForEvent('filechooser');
  await ada.press('Choose files');
  await (await asked).setFiles(files);
  await ada.page.getByRole('listitem').filter({ hasText: 'People: 480 records' }).waitFor({ state: 'attached' });
  await ada.noteAccess('files chosen');
  await ada.press('Check files');
  await ada.page.getByRole('img', { name: /^Verdicts: .*1,?113/ }).waitFor({ state: 'attached' });
  await ada.noteAccess('verdicts');
  await ada.press('Review and import');
  await ada.applyPlan('Import', /480 people/);
  await ada.page.getByRole('region', { name: 'Imported' }).waitFor({ state: 'attached' });
  assert.equal((await api.get('/api/users?limit=1&total=1')).total, 481);
});

step('the hierarchy is walked from the organisation to the department', async () => {
  await ada.rail('Hierarchy');
  const tree = ada.page.getByRole('tree', { name: 'Hierarchy' });
  await tree.getByRole('treeitem', { name: 'Lagoon Hotels & Resorts' }).waitFor({ state: 'attached' });
  await tree.getByRole('treeitem', { name: 'Airport Garden cluster' }).waitFor({ state: 'attached' });
  const hotel = tree.getByRole('treeitem', { name: 'Coral Villas New York' });
  await ada.settle();
  await hotel.focus();
  await ada.page.keyboard.press('ArrowRight');
  await tree.getByRole('treeitem', { name: 'Coral Villas New York', expanded: true }).waitFor({ state: 'attached' });
  await ada.settle();
  await ada.page.keyboard.press('ArrowDown');
  await ada.page.waitForFunction(() => document.activeElement.getAttribute('aria-level') === '4');
  await ada.page.keyboard.press('Enter');
  await ada.page.waitForURL('**/app/hierarchy/departments/*');
  await ada.panel.getByRole('heading', { level: 2 }).waitFor({ state: 'attached' });
  assert.match(new URL(ada.page.url()).pathname, /^\/app\/hierarchy\/departments\/[0-9a-f-]{36}$/);
  await ada.page.goBack();
  assert.equal(new URL(ada.page.url()).pathname, '/app/hierarchy');
});

carries('a hotel is created with the keyboard alone', async () => {
  await ada.open('/app');
  const { page } = ada;
  const tabTo = async (name, tag) => {
    const there = () => page.evaluate(([wanted, kind]) => {
      const { tagName, textContent, ariaLabel } = document.activeElement;
      return tagName === kind && (ariaLabel ?? textContent) === wanted;
    }, [name, tag]);
    for (let i = 0; i < 80 && !await there(); i++) await page.keyboard.press('Tab');
    assert.ok(await there(), `Tab does not lead to ${name}`);
  };
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find anything' }).waitFor({ state: 'attached' });
  await page.keyboard.type('create hotel');
  await page.getByRole('option', { name: 'Create hotel', exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.ariaLabel === 'Cluster' && document.activeElement.tagName === 'INPUT');
  await page.keyboard.type('Airport Garden');
  await page.getByRole('option', { name: 'Airport Garden cluster' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Airport Garden cluster' }).waitFor({ state: 'detached' });
  for (const [label, text] of [['Code', 'TH-0015'], ['Name', 'Harbour View'], ['City', 'Phuket'], ['Country', 'TH'], ['Time zone', 'Asia/Bangkok'], ['Currency', 'THB']]) {
    await tabTo(label, 'INPUT');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Control+Enter');
  await ada.told('Harbour View was created.');
  known.hotel = await api.find('business-units', 'code:eq:TH-0015');
  assert.equal(known.hotel.name, 'Harbour View');
});

step('search and scope are opened and used with the keyboard, and leave the focus at the title of what they lead to', async () => {
  await ada.open('/app');
  const { page } = ada;
  const search = async (button, dialog, words, option) => {
    await page.getByRole('banner').getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'attached' });
    await page.waitForFunction(() => document.activeElement.getAttribute('role') === 'combobox');
    await page.keyboard.type(words);
    await page.getByRole('option', { name: option, exact: true }).and(page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'detached' });
  };
  const atTitle = (title) => page.waitForFunction((text) => document.activeElement.tagName === 'H1' && document.activeElement.textContent === text, title);
  await search(/^Looking at/, 'Choose what to look at', 'Coral Villas New', 'Coral Villas New York');
  await page.waitForURL(/scope=/);
  await atTitle('Overview');
  await search(/^Search/, 'Find anything', 'audit', 'Audit');
  await page.waitForURL('**/app/audit*');
  await atTitle('Audit');
});

step('a move says who gains and who loses before it is made', async () => {
  await ada.open(`/app/hotels/${known.hotel.id}`);
  await ada.menu('Move hotel');
  await ada.choose('New cluster', 'North Royal cluster', ada.panel);
  await ada.press('Move hotel', ada.panel);
  await ada.applyPlan('Move hotel', /Harbour View moves from Airport Garden cluster to North Royal cluster: \d+ (person loses|people lose) and \d+ (person gains|people gain)/);
  await ada.told('Move hotel: done.');
  const moved = await api.get(`/api/business-units/${known.hotel.id}`);
  assert.equal(moved.clusterId, (await api.find('clusters', 'code:eq:CL-0003')).id);
});

step('a person gets a role at a second hotel, with a module', async () => {
  await ada.open('/app/people');
  await ada.type('Search people', 'ji-woo.mensah.0');
  await ada.told(/^1 person/);
  await ada.click(ada.row('Ji-woo Mensah').first());
  await ada.panel.getByRole('heading', { name: 'Ji-woo Mensah' }).waitFor({ state: 'attached' });
  await ada.tab('Access');
  await ada.settle();
  await ada.press('Assign to a hotel', ada.panel);
  await ada.choose('Hotel', 'Harbour View', ada.panel);
  await ada.choose('Role', 'Staff', ada.panel);
  await ada.press('Add module access', ada.panel);
  await ada.choose('Module', 'Inventory', ada.panel);
  await ada.choose('Level', 'Write', ada.panel);
  await ada.press('Create assignment', ada.panel);
  await ada.applyPlan('Create assignment', /Assignment|assignment/);
  await ada.told(/created/);
  known.person = await api.find('users', 'email:eq:ji-woo.mensah.0@example.com');
  const held = await api.get(`/api/users/${known.person.id}/business-units`);
  const here = held.items.find((each) => each.businessUnitId === known.hotel.id);
  assert.deepEqual(here.modules.map((each) => [each.moduleId, each.accessLevel]), [['inventory', 'write']]);
});

step('a level is changed', async () => {
  await ada.open(`/app/people/${known.person.id}/access`);
  await ada.settle();
  await ada.press('Change the assignment at Harbour View', ada.panel);
  await ada.choose('Level', 'Admin', ada.panel);
  await ada.press('Save', ada.panel);
  await ada.applyPlan('Change assignment', /Ji-woo Mensah, Staff at Harbour View/);
  const held = await api.get(`/api/users/${known.person.id}/business-units/${known.hotel.id}`);
  assert.equal(held.modules[0].accessLevel, 'admin');
});

step('Why answers with its reasons, allowed and refused', async () => {
  await ada.rail('Why');
  await ada.choose('Person', 'Ji-woo Mensah');
  await ada.choose('May they', 'Module Inventory: write');
  await ada.choose('Hotel', 'Harbour View');
  const ladder = ada.page.getByRole('list', { name: 'What was looked at' });
  await ada.page.getByText('Refused', { exact: true }).waitFor({ state: 'attached' });
  await ladder.getByRole('listitem').filter({ hasText: /^Decided/ }).waitFor({ state: 'attached' });
  await ada.page.getByRole('heading', { name: 'What would change this' }).waitFor({ state: 'attached' });
  await ada.choose('May they', 'Read hotels');
  await ada.page.getByText('Allowed', { exact: true }).waitFor({ state: 'attached' });
  await ladder.getByRole('listitem').filter({ hasText: /^Decided/ }).waitFor({ state: 'attached' });
});

carries('a department head gets a link, sets a password, and sees their own dashboard', async () => {
  const [assignment] = (await api.get('/api/assignments?filter=role:eq:department_head&limit=1')).items;
  known.head = await api.get(`/api/users/${assignment.userId}`);
  known.headHotels = (await api.get(`/api/users/${assignment.userId}/business-units`)).items.map((each) => each.businessUnitId);
  await ada.open(`/app/people/${known.head.id}/sessions`);
  await ada.press('Make a link to set a password', ada.panel);
  const shown = ada.panel.getByText(/\/password#/);
  await shown.waitFor({ state: 'attached' });
  head = await Visitor.arrive(browser, platform.url);
  await head.page.goto(await shown.textContent());
  await head.page.getByLabel('New password').fill(headPassword);
  await head.page.getByRole('button', { name: 'Set password' }).click();
  await head.page.getByText('Your password is set.').waitFor();
  await head.signIn(known.head.email, headPassword);
  await head.page.getByText('Your department').first().waitFor({ state: 'attached' });
  await head.page.getByRole('region', { name: 'Where you work' }).waitFor({ state: 'attached' });
  assert.equal(await head.page.getByRole('link', { name: 'Import', exact: true }).count(), 0);
});

step('what one may not do says why', async () => {
  await head.open(`/app/people/${known.head.id}`);
  const refused = head.panel.getByRole('button', { name: 'Change', exact: true });
  await refused.waitFor({ state: 'attached' });
  assert.equal(await refused.getAttribute('aria-disabled'), 'true');
  assert.match(await refused.getAttribute('aria-description'), /may not change people at .*: nothing held gives it/);
  await head.press('Why are some actions not offered?', head.panel);
  const dialog = head.page.getByRole('dialog');
  await dialog.getByRole('listitem').filter({ hasText: /^Decided/ }).first().waitFor({ state: 'attached' });
  await head.noteAccess('why dialog');
  await head.page.keyboard.press('Escape');
  await head.page.waitForFunction(() => (document.activeElement.ariaLabel ?? document.activeElement.textContent) === 'Why are some actions not offered?');
});

step('a hotel of others is not there', async () => {
  const { items } = await api.get('/api/business-units?limit=100');
  const foreign = items.find((each) => !known.headHotels.includes(each.id));
  await head.page.goto(`/app/hotels/${foreign.id}`);
  await head.panel.getByText(/no such hotel/i).first().waitFor({ state: 'attached' });
  assert.ok(!(await head.page.getByRole('main').textContent()).includes(foreign.name));
});

step('deactivating a person ends their session at once', async () => {
  await ada.open(`/app/people/${known.head.id}`);
  await ada.menu('Deactivate');
  await ada.type('Reason', 'Left the company', ada.panel);
  await ada.press('Deactivate', ada.panel);
  await ada.applyPlan('Deactivate', /signed out of 1 session/);
  assert.equal((await head.page.request.get('/api/auth/session')).status(), 401);
  await head.page.waitForURL('**/sign-in?next=*');
  assert.deepEqual([...head.grave, ...head.complaints], []);
  await head.leave();
  head = undefined;
});

carries('a plan version with prices is published', async () => {
  await ada.open('/app/plans');
  await ada.press('Create plan');
  await ada.type('Code', 'growth', ada.panel);
  await ada.type('Name', 'Growth', ada.panel);
  await ada.press('Create plan', ada.panel);
  await ada.told('Growth was created.');
  known.plan = await api.find('plans', 'code:eq:growth');
  await ada.open(`/app/plan-versions/new?planId=${known.plan.id}`);
  await ada.type('Currency', 'THB');
  const price = ada.page.getByRole('region', { name: 'Price 1' });
  await ada.type('On the invoice', 'For each person', price);
  await ada.choose('Model', 'Per seat, one rate', price);
  await ada.type('For each seat', '120.50', price);
  await ada.press('Admin', ada.page.getByRole('group', { name: 'Inventory' }));
  await ada.type('Seats', '12');
  await ada.press('Keep 12 seats as an example');
  await ada.page.getByText('Prices and examples hold').waitFor({ state: 'attached' });
  await ada.press('Save draft');
  await ada.told('Growth v1 was saved.');
  known.version = await api.find('plan-versions', `planId:eq:${known.plan.id}`);
  await ada.press('Publish');
  await ada.applyPlan('Publish', /is sold from now on and no longer changes/);
  await ada.told('Growth v1 is on sale.');
  assert.equal((await api.get(`/api/plan-versions/${known.version.id}`)).state, 'published');
});

carries('a hotel gets a subscription with seats', async () => {
  await ada.open(`/app/subscriptions/new?businessUnitId=${known.hotel.id}`);
  await ada.choose('Plan', 'Growth v1', ada.panel);
  await ada.type('Seats', '12', ada.panel);
  await ada.type('Starts', `${month}-01`, ada.panel);
  await ada.click(ada.panel.getByRole('switch', { name: 'Renews by itself' }));
  await ada.press('Create subscription', ada.panel);
  await ada.told(/was created/);
  await ada.press('Start', ada.panel);
  await ada.panel.getByRole('textbox', { name: 'Reason' }).waitFor({ state: 'attached' });
  await ada.press('Start', ada.panel);
  await ada.applyPlan('Start', [/gets Growth v1 with 12 seats/, /1,446\.00/]);
  known.subscription = await api.find('subscriptions', `businessUnitId:eq:${known.hotel.id}`);
  assert.equal(known.subscription.status, 'active');
  const why = await api.get(`/api/why?subject=${known.person.id}&action=inventory.write&resource=business-units/${known.hotel.id}`);
  assert.equal(why.allowed, true, why.sentence);
});

carries('an invoice is previewed, then issued as it was previewed', async () => {
  await ada.open(`/app/invoice-preview?hotel=${known.hotel.id}&month=${month}`);
  await ada.page.getByRole('heading', { name: 'Invoice, not issued' }).waitFor({ state: 'attached' });
  const hash = ada.page.getByText(/^[0-9a-f]{64}$/);
  await hash.waitFor({ state: 'attached' });
  known.hash = await hash.textContent();
  await ada.noteAccess('invoice preview');
  await ada.press('Issue invoice');
  await ada.applyPlan('Issue invoice', /1,446\.00/);
  const title = ada.page.getByRole('heading', { name: /^Invoice .*-0*1$/ });
  await title.waitFor({ state: 'attached' });
  assert.equal(await hash.textContent(), known.hash);
  known.invoice = await api.find('invoices', `businessUnitId:eq:${known.hotel.id}`);
  assert.equal(known.invoice.inputHash, known.hash);
  assert.equal(known.invoice.total, 144600);
});

step('invoice numbers have no gaps, whatever was refused in between', async () => {
  const other = await api.find('business-units', 'code:eq:TH-0011');
  const subscription = await api.send('POST', '/api/subscriptions',
    { businessUnitId: other.id, planVersionId: known.version.id, seats: 3, startsOn: `${month}-01`, autoRenew: true });
  const tooFew = await api.call('POST', `/api/subscriptions/${subscription.id}/start`, {}, { 'If-Match': `"${subscription.version}"` });
  assert.equal(tooFew.body.code, 'QUOTA_EXCEEDED');
  const enough = await api.send('POST', `/api/subscriptions/${subscription.id}/change-seats`, { seats: 60 }, { 'If-Match': `"${subscription.version}"` });
  await api.send('POST', `/api/subscriptions/${subscription.id}/start`, {}, { 'If-Match': `"${enough.version}"` });
  const again = await api.call('POST', '/api/invoices/issue', { businessUnitId: known.hotel.id, month });
  assert.equal(again.status, 409);
  const second = await api.send('POST', '/api/invoices/issue', { businessUnitId: other.id, month });
  const count = (number) => Number(number.match(/(\d+)$/)[1]);
  assert.equal(count(second.number), count(known.invoice.number) + 1);
});

step('the audit trail shows every step with what was different', async () => {
  await ada.rail('Audit');
  for (const [words, text] of [['for Harbour View', /Invoice .* for Harbour View/], ['with 12 seats', /gets Growth v1 with 12 seats/], ['is sold from now on', /Growth v1 is sold from now on/],
    ['signed out of 1 session', /signed out of 1 session/], ['Harbour View moves from', /Harbour View moves from/]]) {
    await ada.type('Words', words);
    await ada.row(text).first().waitFor({ state: 'attached' });
  }
  await ada.told(/^1 record/);
  await ada.click(ada.row(/Harbour View moves from/).first());
  await ada.panel.getByText('Airport Garden cluster → North Royal cluster').first().waitFor({ state: 'attached' });
  await ada.panel.getByText('Proved: this record is part of what was signed.').waitFor({ state: 'attached' });
  await ada.noteAccess('audit record');
});

step('the audit trail leaves as CSV', async () => {
  await ada.rail('Audit');
  const left = ada.page.waitForEvent('download');
  await ada.press('Export as CSV');
  const text = await fs.readFile(await (await left).path(), 'utf8');
  assert.match(text, /business_units\.move/);
  assert.match(text, /invoices\.issue/);
  assert.ok(text.trim().split('\n').length > 10);
  assert.doesNotMatch(text, /^[=+@]/m);
});

step('Ctrl+K finds a person, a screen and an action', async () => {
  for (const [typed, option, place] of [['Ji-woo Men', 'Ji-woo Mensah', /\/app\/people\/[0-9a-f-]{36}$/], ['hierar', 'Hierarchy', /\/app\/hierarchy$/], ['create hot', 'Create hotel', /\/app\/hotels\/new$/]]) {
    await ada.page.keyboard.press('Control+k');
    const dialog = ada.page.getByRole('dialog', { name: 'Find anything' });
    await dialog.waitFor({ state: 'attached' });
    await ada.page.keyboard.type(typed);
    await dialog.getByRole('option', { name: option, exact: true }).first().waitFor({ state: 'attached' });
    await dialog.getByRole('option', { name: option, exact: true }).first().click();
    await ada.page.waitForURL(place);
  }
});

step('axe-core finds nothing grave on any screen', async () => {
  await ada.open('/app');
  const links = ada.page.getByRole('navigation', { name: 'Areas' }).getByRole('link');
  const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(places.length > 10, places.join(' '));
  for (const place of [...places, `/app/people/${known.person.id}`, `/app/people/${known.person.id}/access`, `/app/hotels/${known.hotel.id}`,
    `/app/hotels/${known.hotel.id}/licences`, `/app/invoices/${known.invoice.id}`, '/app/hotels/new', '/app/nowhere']) {
    await ada.open(place);
    await ada.settle();
    await ada.noteAccess(place);
  }
  assert.deepEqual([...ada.grave, ...ada.complaints], []);
});

step('an idle dashboard draws nothing for ten seconds', async () => {
  await ada.open('/app/people');
  await ada.settle();
  await ada.countFrames();
  const before = await ada.frames();
  await ada.page.waitForTimeout(10_000);
  assert.equal(await ada.frames() - before, 0);
});

step('what was stored is whole, and a byte that is changed is found', async () => {
  const whole = await platform.command(['verify']);
  assert.equal(whole.code, 0, whole.out);
  assert.match(whole.out, /^Whole: \d+ records/m);
  await platform.stop();
  const copy = await platform.tampered('Harbour View moves from', 'Harbour View moved  from');
  try {
    const broken = await copy.command(['verify']);
    assert.notEqual(broken.code, 0);
    assert.match(broken.out, /record \d+/);
  } finally {
    await copy.remove();
  }
});
