// Accounts at a browser: somebody is invited, forgets her password, makes a key for a program, and leaves her files to a colleague.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, signIn, accounts } from './desk.mjs';

accounts.manager = { username: 'responsabile', password: 'monte-marcello' };

let desk;
const password = 'cinque lanterne sul molo';

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

const linkOf = (mail, path) => new URL(mail.match(new RegExp(`https?://\\S*${path}\\S+`))[0]).pathname;

/** Checks a page at both widths. */
async function looksRight(somebody) {
  if (somebody.script) assert.deepEqual(await somebody.violations(), []);
  await somebody.page.setViewportSize({ width: 360, height: 800 });
  assert.equal(await somebody.overflow(), null);
  await somebody.page.setViewportSize({ width: 1280, height: 900 });
}

for (const script of [true, false]) {
  const name = script ? 'Lia Moretti' : 'Sara Moretti';
  test(`somebody is invited on paper, chooses her password and comes in, ${script ? 'with' : 'without'} script`, { timeout: 120_000 }, async () => {
    const admin = await desk.visitor({ as: 'administrator', script });
    await admin.open('/amministrazione/inviti');
    await looksRight(admin);
    await admin.page.locator('[name=name]').fill(name);
    await admin.page.locator('[name=role][value=operator]').check();
    await admin.press(admin.page.locator('main form:has([name=name]) button.btn-primary'));
    assert.equal(await admin.page.locator('svg.qr path').count(), 1);
    await looksRight(admin);
    const link = new URL((await admin.page.locator('code.long-code').innerText()).trim()).pathname;
    await admin.open('/amministrazione/inviti');
    assert.match(await admin.page.locator('main').innerText(), new RegExp(name));
    await admin.leave();
    const guest = await desk.visitor({ script });
    await guest.open(link);
    await looksRight(guest);
    const username = await guest.page.locator('[name=username]').inputValue();
    assert.equal(username, name.toLowerCase().replace(' ', '.'));
    await guest.page.locator('[name=password]').fill(password);
    await guest.press(guest.page.locator('main form button'));
    await guest.open('/accedi');
    accounts[username] = { username, password };
    await signIn(guest, username);
    assert.match(await guest.page.locator('header').innerText(), new RegExp(name));
    guest.expected.push(/410 GET/, /console: Failed to load resource/);
    assert.equal((await guest.open(link)).status(), 410);
    await guest.leave();
  });
}

test('a forgotten password comes back by mail', { timeout: 120_000 }, async () => {
  const somebody = await desk.visitor();
  await somebody.open('/accedi');
  await somebody.press(somebody.page.locator('a[href="/password-dimenticata"]'));
  await looksRight(somebody);
  await somebody.page.locator('[name=typed]').fill('operatrice');
  await somebody.press(somebody.page.locator('main form button'));
  const link = linkOf(await desk.mail(/nuova-password/), '/nuova-password/');
  await somebody.open(link);
  await looksRight(somebody);
  await somebody.page.locator('[name=password]').fill(password);
  await somebody.press(somebody.page.locator('main form button'));
  assert.match(await somebody.page.locator('h1').innerText(), /cambiata/);
  accounts.operator.password = password;
  await somebody.open('/accedi');
  await signIn(somebody, 'operator');
  await desk.mail(/è stata cambiata/);
  await somebody.leave();
});

test('a key lets a program do what its scope says', { timeout: 120_000 }, async () => {
  const somebody = await desk.visitor({ as: 'administrator' });
  await somebody.open('/sportello/chiavi');
  await looksRight(somebody);
  await somebody.page.locator('[name=name]').fill('Sito del Comune');
  await somebody.page.locator('[name=scope][value=see_vacancies]').check();
  await somebody.press(somebody.page.locator('form[action="/sportello/chiavi"] button'));
  const key = await somebody.page.locator('code.long-code').innerText();
  assert.match(key, /^ponte_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/);
  await looksRight(somebody);
  const ask = (path) => fetch(desk.base + path, { headers: { authorization: `Bearer ${key}` } });
  assert.equal((await ask('/api/v1/vacancies')).status, 200);
  const refused = await ask('/api/v1/workers');
  assert.equal(refused.status, 403);
  assert.equal((await refused.json()).scope, 'see_people');
  await somebody.press(somebody.page.locator('form[action="/sportello/chiavi/togli"] button').first());
  assert.equal((await ask('/api/v1/vacancies')).status, 401);
  await somebody.leave();
});

test('the files of somebody who leaves are handed over', { timeout: 120_000 }, async () => {
  const admin = await desk.visitor({ as: 'administrator' });
  await admin.open('/amministrazione/account');
  await admin.press(admin.page.locator('a.name', { hasText: 'Andrea Lucchesi' }));
  const id = new URL(admin.page.url()).pathname.split('/')[3];
  await looksRight(admin);
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await admin.page.locator('form[action$="/ultimo-giorno"] [name=last_day]').fill(soon);
  await admin.press(admin.page.locator('form[action$="/ultimo-giorno"] button'));
  await admin.leave();
  const manager = await desk.visitor({ as: 'manager' });
  await manager.open('/sportello');
  await manager.press(manager.page.locator(`a[href="/sportello/consegne/${id}"]`));
  await looksRight(manager);
  const rows = manager.page.locator('input[name=worker]');
  const count = await rows.count();
  assert.ok(count > 1, String(count));
  await rows.first().check();
  await manager.page.locator('[name=to]').selectOption({ index: 1 });
  await manager.press(manager.page.locator('form[action^="/sportello/consegne/"] button:not([name=all])'));
  assert.equal(await manager.page.locator('input[name=worker]').count(), count - 1);
  await manager.page.locator('[name=to]').selectOption({ index: 1 });
  await manager.press(manager.page.locator('form[action^="/sportello/consegne/"] button[name=all]'));
  assert.equal(await manager.page.locator('input[name=worker]').count(), 0);
  await manager.leave();
});
