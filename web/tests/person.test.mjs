// A person at her own pages, on a phone: her file, who opened it, a no that is obeyed, a correction that the desk makes, her copy; and
// the desk that does the same for who telephones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

/** Nothing that axe finds, nothing wider than the window. */
async function sound(who) {
  if (who.script) assert.deepEqual(await who.violations(), [], who.page.url());
  assert.equal(await who.overflow(), null, who.page.url());
}

for (const script of [true, false]) {
  test(`she sees her file and asks for a correction that the desk makes, ${script ? 'with' : 'without'} script`, { timeout: 180_000 }, async () => {
    const her = await desk.visitor({ as: 'citizen', script, width: 360 });
    const { page } = her;
    await her.open('/sportello');
    const area = new URL(page.url()).pathname;
    assert.match(area, /^\/area\/[0-9a-f-]{36}$/);
    assert.match(await page.locator('h1').innerText(), /Ciao Giulia/);
    await sound(her);
    await her.press(page.locator(`main a[href="${area}/accessi"]`));
    assert.match(await page.locator('main').innerText(), /Tu/);
    await sound(her);
    await her.open(`${area}/richieste`);
    await sound(her);
    await her.press(page.locator('main a[href$="tipo=rectification"]'));
    await page.locator('[name=field]').selectOption('residence.address');
    const street = `Via della Prova ${script ? 1 : 2}`;
    await page.locator('[name=wanted]').fill(street);
    await sound(her);
    await her.press(page.locator('main form button.btn-primary'));
    assert.match(await page.locator('main').innerText(), /In attesa/);
    await sound(her);

    const operator = await desk.visitor({ as: 'operator', script });
    await operator.open('/sportello/richieste');
    await sound(operator);
    await operator.press(operator.page.locator('main a.name').last());
    assert.match(await operator.page.locator('main').innerText(), new RegExp(street));
    await sound(operator);
    await operator.press(operator.page.locator('button[name=granted][value=yes]'));
    await operator.leave();

    await her.open(area);
    assert.match(await page.locator('main').innerText(), new RegExp(street));
    await her.leave();
  });
}

test('a no is told before, kept, and shown with its history', { timeout: 120_000 }, async () => {
  const her = await desk.visitor({ as: 'citizen', width: 360 });
  const { page } = her;
  await her.open('/area');
  const area = new URL(page.url()).pathname;
  await her.open(`${area}/consensi`);
  await sound(her);
  await her.press(page.locator('main a[href$="/consensi/contact?detto=no"]'));
  assert.match(await page.locator('.alert-line').innerText(), /non ti scriviamo più/);
  await sound(her);
  await her.press(page.locator('main form button.btn-primary'));
  assert.match(await page.locator('main').innerText(), /No: Scriverti messaggi ed e-mail/);
  await her.leave();
});

test('the copy is read as a page and taken as a file; an operator hands it over for who telephones', { timeout: 120_000 }, async () => {
  const her = await desk.visitor({ as: 'citizen', width: 360 });
  const { page } = her;
  await her.open('/area');
  const area = new URL(page.url()).pathname;
  await her.open(`${area}/richieste?tipo=copy`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('button[name=formato][value=json]').click()]);
  assert.match(download.suggestedFilename(), /^dati-.*\.json$/);
  await her.press(page.locator('button[name=formato][value=pagina]'));
  assert.match(await page.locator('h1').innerText(), /I dati di Giulia Ferrando/);
  await sound(her);
  await her.leave();

  const operator = await desk.visitor({ as: 'operator' });
  await operator.open(area.replace('/area/', '/sportello/persone/'));
  await operator.press(operator.page.locator('a[data-tab][href$="/diritti"]'));
  await sound(operator);
  await operator.press(operator.page.locator('main a[href$="tipo=copy"]'));
  assert.match(await operator.page.locator('main').innerText(), /Quello che fai qui lo fai a nome suo/);
  await operator.page.locator('[name=on_behalf]').selectOption('telephone');
  await operator.press(operator.page.locator('button[name=formato][value=pagina]'));
  assert.match(await operator.page.locator('h1').innerText(), /I dati di Giulia Ferrando/);
  await operator.leave();
});

test('a file is erased after its report, and its address leads nowhere', { timeout: 120_000 }, async () => {
  const manager = await desk.visitor({ as: 'administrator' });
  const { page } = manager;
  await manager.open('/sportello/conservazione');
  await sound(manager);
  await manager.open('/amministrazione/violazioni/nuova');
  await sound(manager);
  await manager.open('/sportello/persone?q=a&sort=name');
  const person = await page.locator('a.name[href^="/sportello/persone/"]').last().getAttribute('href');
  await manager.open(`${person}/doppioni`);
  await sound(manager);
  await manager.open(`${person}/cancellazione`);
  assert.match(await page.locator('main').innerText(), /non è ancora stato cancellato niente/);
  await sound(manager);
  await page.locator('input[name=confirm]').check();
  const whole = await page.locator('main form .btn-danger').innerText() === 'Cancella';
  await manager.press(page.locator('main form .btn-danger'));
  manager.expected.push(/404 GET/, /console: Failed to load resource/);
  const answer = await manager.open(person);
  assert.equal(answer.status(), whole ? 404 : 200);
  await manager.leave();
});
