// A questionnaire on a phone by its link, with script and without, begun on one browser and found on another; typed by an operator during
// a call, with the strokes and clicks counted; a campaign from its form to its figures; links that lead nowhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, until } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

/** Nothing that axe finds, nothing wider than the window. */
async function sound(who) {
  if (who.script) assert.deepEqual(await who.violations(), [], who.page.url());
  assert.equal(await who.overflow(), null, who.page.url());
}

/** Answers of one item: what is chosen or typed. */
const answers = {
  education: ['upper_secondary'], education_abroad: ['no'], training: ['finished'], digital: ['email', 'spid'], italian: ['5'], languages: '1',
  ever_worked: ['yes'], years_worked: '3,5', last_occupation: 'Elettricista', search_acts: ['sites'], cv: ['old'], confidence: ['4'],
  hours: ['morning', 'afternoon'], licence: ['both'], distance: '30', home: 'La Spezia (SP)',
};

/** Answers every item of the page that is asked, without ever sending it. */
async function fill(page) {
  for (const [item, answer] of Object.entries(answers)) {
    const field = page.locator(`[data-item="${item}"]:not([hidden])`);
    if (!await field.count()) continue;
    if (Array.isArray(answer)) for (const code of answer) await field.locator(`input[value="${code}"]`).check();
    else await field.locator('input, textarea').fill(answer);
  }
}

/** The link in the latest letter to a person about a questionnaire. */
async function linkIn(known) {
  const letter = await until('a letter with a link', () => desk.mails().filter((mail) => /\/q\//.test(mail) && !known.includes(mail)).at(-1));
  return { letter, path: /\/q\/[A-Za-z0-9_-]+/.exec(letter)[0] };
}

/** An operator sends the profiling to the person whose file is at a place of the list. */
async function send(place) {
  const known = desk.mails();
  const operator = await desk.visitor({ as: 'operator' });
  const { page } = operator;
  await operator.open('/sportello/persone');
  const people = await page.locator('main a.name').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const person of people.slice(place)) {
    await operator.open(`${person}/questionari`);
    if (await page.locator('button[value=email]').count()) {
      await sound(operator);
      await page.locator('[name=sheet]').selectOption({ label: 'Il tuo profilo' });
      await operator.press(page.locator('button[value=email]'));
      break;
    }
  }
  await operator.leave();
  return linkIn(known);
}

for (const script of [true, false]) {
  test(`answered on a phone by the link, ${script ? 'with' : 'without'} script`, { timeout: 180_000 }, async () => {
    const { path, letter } = await send(script ? 0 : 3);
    assert.doesNotMatch(letter.split('\n').find((line) => /^Subject/i.test(line)), /Ferrando|Giulia/);
    const phone = await desk.visitor({ script, width: 360 });
    const { page } = phone;
    await phone.open(path);
    await sound(phone);
    assert.match(await page.locator('h1').innerText(), /profilo/);
    await phone.press(page.locator('main form button'));
    let pages = 0;
    while (!/\/fine$/.test(page.url())) {
      pages += 1;
      assert.ok(pages < 12, page.url());
      await sound(phone);
      await fill(page);
      if (script) {
        await page.waitForTimeout(400);
        await fill(page);
      }
      await phone.press(page.locator('button[value=next]'));
      if (pages === 2) {
        // Back, and nothing is lost.
        const here = page.url();
        await phone.press(page.locator('button[value=back]'));
        assert.equal(await page.locator('[data-item]:not([hidden]) input:checked').count() > 0, true);
        await phone.press(page.locator('button[value=next]'));
        if (page.url() !== here) await phone.open(here);
      }
    }
    await sound(phone);

    // Another telephone is shown nothing of it.
    const other = await desk.visitor({ script, width: 360 });
    await other.open(path);
    assert.match(await other.page.locator('main').innerText(), /altro telefono/);
    assert.doesNotMatch(await other.page.content(), /Elettricista/);
    await sound(other);
    await other.leave();

    await phone.open(path);
    assert.match(await page.locator('main form button').innerText(), /Continua/);
    await phone.open(`${path}/fine`);
    await phone.press(page.locator('main form button'));
    assert.match(await page.locator('h1').innerText(), /già risposto/);
    await sound(phone);
    await phone.leave();
  });
}

test('links that lead nowhere are answered kindly, in three languages', { timeout: 60_000 }, async () => {
  for (const [lang, words] of [['it', /non funziona più/], ['fr', /ne fonctionne plus/], ['en', /no longer works/]]) {
    const visitor = await desk.visitor({ width: 360, lang });
    visitor.expected.push(/410/);
    const answer = await visitor.open('/q/indovinato');
    assert.equal(answer.status(), 410);
    assert.match(await visitor.page.locator('h1').innerText(), words);
    await sound(visitor);
    await visitor.leave();
  }
});

test('typed during a call: strokes and clicks', { timeout: 180_000 }, async () => {
  const operator = await desk.visitor({ as: 'operator' });
  const { page } = operator;
  await operator.open('/sportello/persone');
  const person = await page.locator('main a.name').nth(6).getAttribute('href');
  await operator.open(person);
  let [keys, clicks] = [0, 0];
  const press = async (key) => { keys += 1; await page.keyboard.press(key); };
  const type = async (text) => { keys += text.length; await page.keyboard.type(text); };
  const begun = Date.now();
  clicks += 1;
  await operator.press(page.locator('.tabs a[href$="/questionari"]'));
  clicks += 2;
  await page.locator('[name=sheet]').selectOption({ label: 'Il tuo profilo' });
  await operator.press(page.locator('button[value=telephone]'));
  await sound(operator);
  /** The item on which one is, once the page has gone on to it. */
  const on = (item) => page.waitForFunction((id) => document.activeElement?.closest('[data-item]')?.dataset.item === id, item, { timeout: 10_000 });
  const choose = async (item, ...digits) => { await on(item); for (const digit of digits) await press(digit); if (digits.length > 1) await press('Enter'); };
  const write = async (item, text) => { await on(item); await type(text); await press('Enter'); };
  await choose('education', '4');
  await choose('education_abroad', '2');
  await choose('training', '1');
  await choose('digital', '2', '5');
  await choose('italian', '5');
  await write('languages', '1');
  await on('skills_text');
  await press('Tab');
  await choose('ever_worked', '1');
  await write('years_worked', '3,5');
  await write('last_day', '');
  await write('last_occupation', 'Elettricista');
  await write('wanted_occupation', '');
  await on('search_acts');
  await press('3');
  await press('Enter');
  await choose('cv', '2');
  await choose('confidence', '4');
  await choose('hours', '1', '2');
  await choose('licence', '1');
  await write('distance', '30');
  await write('home', 'La Spezia (SP)');
  await page.waitForFunction(() => document.querySelector('[data-left]').textContent === '0');
  await press('Control+Enter');
  await page.waitForURL(/risposte/);
  await page.waitForSelector('text=Conferma o cambia la fascia');
  console.log(`telephone questionnaire: ${keys} strokes, ${clicks} clicks, ${((Date.now() - begun) / 1000).toFixed(1)} s of the machine, 22 items looked at`);
  assert.ok(keys < 80 && clicks <= 3, `${keys} ${clicks}`);
  await sound(operator);
  const at = new URL(page.url()).pathname;
  await operator.press(page.locator('form[action$="/fascia"] button').first());
  assert.match(await page.locator('main').innerText(), /Confermata da Chiara Donati/);
  await page.locator('[name=words]').fill('Si riconosce nel profilo.');
  await operator.press(page.locator('form[action$="/restituzione"] button'));
  await operator.open(`${at}/carta?compilato=si`);
  await sound(operator);
  await operator.leave();
});

test('a campaign is prepared, started and counted', { timeout: 180_000 }, async () => {
  const manager = await desk.visitor({ as: 'administrator' });
  const { page } = manager;
  await manager.open('/sportello/questionari');
  await sound(manager);
  await manager.press(page.locator('a[href$="/nuova"]'));
  await sound(manager);
  await page.locator('[name=title]').fill('Prova di primavera');
  await page.locator('input[value^="sample:"]').first().check();
  await manager.press(page.locator('.savebar button'));
  assert.match(await page.locator('main').innerText(), /Bozza/);
  await sound(manager);
  const before = desk.mails().length;
  await manager.press(page.locator('form[action$="/apri"] button'));
  await until('the invitations', () => desk.mails().length > before);
  await until('figures', async () => { await page.reload(); return /Invitati/i.test(await page.locator('main').innerText()) && !await page.locator('#sending').count(); });
  await manager.settled();
  await sound(manager);
  await manager.press(page.locator('form[action$="/chiudi"] button'));
  assert.match(await page.locator('main').innerText(), /Chiusa/);
  await manager.leave();
});
