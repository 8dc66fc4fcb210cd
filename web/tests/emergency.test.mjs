// A file of a team is opened in an emergency, told, read about and closed; a citizen's act is done for her by telephone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { passes, wrong } from './cycle.mjs';
import { openDesk } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

/** Records a person with a telephone that nobody else of the demonstration has; gives the path of her file. */
async function register(who, given, family, phone) {
  const { page } = who;
  await who.open('/sportello/persone/nuova');
  await page.locator('[name="given_name"]').fill(given);
  await page.locator('[name="family_name"]').fill(family);
  await page.locator('[name="contacts.phone"]').fill(phone);
  await who.press(page.locator('.savebar button').first());
  const path = new URL(page.url()).pathname.match(/^\/sportello\/persone\/[0-9a-f-]{36}/)?.[0];
  assert.ok(path, await wrong(who));
  return path;
}

for (const script of [true, false]) {
  const reason = `Chiama il pronto soccorso: serve sapere chi la segue, ${script ? 'subito' : 'adesso'}`;
  test(`a closed file is opened in an emergency, told and closed again, ${script ? 'with' : 'without'} script`, { timeout: 240_000 }, async () => {
    const family = script ? 'Montaretto' : 'Pignone';
    const team = await desk.visitor({ as: 'caseManager' });
    const file = await register(team, 'Zelinda', family, `0187 913 57${script ? 1 : 2}`);
    await team.leave();

    const stranger = await desk.visitor({ as: 'operator', script });
    const { page } = stranger;
    await stranger.open(`/sportello/cerca?q=zelinda+${family.toLowerCase()}`);
    assert.match(await page.locator('main').innerText(), new RegExp(`Zelinda ${family}`));
    stranger.expected.push(/^403 GET/, /^422 POST/, /console: Failed to load resource/);
    assert.equal((await stranger.open(file)).status(), 403);
    const closed = await page.locator('main').innerText();
    assert.match(closed, /Andrea Lucchesi/, 'it says whom to ask');
    assert.match(closed, /60 minuti/, 'it says for how long it would open');
    assert.doesNotMatch(closed, /913 57/, 'and nothing else of her');
    if (script) assert.deepEqual(await stranger.violations(), []);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await stranger.overflow(), null);
    await page.locator('[name=reason]').fill(reason);
    await stranger.press(page.locator('form[action$="/urgenza"] button'));
    assert.equal(new URL(page.url()).pathname, file);
    assert.match(await page.locator('main').innerText(), /913 57/, 'it is open');
    assert.equal((await stranger.open(`${file}/modifica`)).status(), 403, 'it opens, to be read');

    const manager = await desk.visitor({ as: 'manager', script });
    await manager.open('/sportello/urgenze');
    const row = manager.page.locator('main tr', { hasText: reason });
    assert.match(await row.innerText(), /Chiara Donati/);
    assert.match(await row.innerText(), /fino a/);
    if (script) assert.deepEqual(await manager.violations(), []);
    await manager.press(row.locator('form[action$="/letta"] button'));
    assert.match(await manager.page.locator('main tr', { hasText: reason }).innerText(), /Paola Sanguineti/);
    await manager.leave();
    const officer = await desk.visitor({ as: 'dataProtection' });
    await officer.open('/sportello/urgenze');
    assert.match(await officer.page.locator('main tr', { hasText: reason }).innerText(), /Chiara Donati/);
    await officer.leave();
    const letter = await desk.mail(/dpo@example\.org/);
    assert.ok(!letter.includes(family) && !letter.includes('pronto soccorso'), 'the mail says nothing of the person');

    passes(desk.data, reason);
    assert.equal((await stranger.open(file)).status(), 403, 'its time is over');
    assert.doesNotMatch(await page.locator('main').innerText(), /913 57/);
    await stranger.leave();
    const own = await desk.visitor({ as: 'caseManager' });
    await own.open(`${file}/accessi`);
    assert.match(await own.page.locator('main table').innerText(), /Chiara Donati/, 'her file tells who opened it');
    await own.leave();
  });

  test(`what a person asks for by telephone is done in her name, ${script ? 'with' : 'without'} script`, { timeout: 240_000 }, async () => {
    const operator = await desk.visitor({ as: 'operator', script });
    const { page } = operator;
    const file = await register(operator, 'Onorina', script ? 'Vezzano' : 'Riccò', `0187 913 58${script ? 1 : 2}`);
    await operator.open(file);
    await page.locator('[name="availability.from"]').fill('2027-01-11');
    await page.locator('[name=on_behalf]').selectOption('telephone');
    await operator.press(page.locator('form[action$="/disponibilita"] button'));
    await operator.open(`${file}/storia`);
    const story = page.locator('ol.story li', { hasText: 'a nome della persona' }).first();
    assert.match(await story.innerText(), /Chiara Donati[\s\S]*telefono/);
    if (script) assert.deepEqual(await operator.violations(), []);
    await operator.open(`${file}/accessi`);
    assert.match(await page.locator('main table').innerText(), /Scheda modificata\s+Chiara Donati/);
    // At the counter a whole form is filled in for her as well.
    await operator.open(`${file}/modifica`);
    await page.locator('[name=on_behalf]').selectOption('paper');
    await page.locator('[name="contacts.phone"]').fill(`0187 913 59${script ? 1 : 2}`);
    await operator.press(page.locator('.savebar button').first());
    await operator.open(`${file}/storia`);
    assert.match(await page.locator('ol.story').innerText(), /a nome della persona[^\n]*carta/);
    await operator.leave();
  });
}
