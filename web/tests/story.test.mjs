// From an employer's need to the outcome, in the browser of an operator, a candidate and the employer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askByMail, available, calling, createEmployer, hurry, links, listed, proposeFirst, readReasons, recordVacancy } from './cycle.mjs';
import { openDesk, signIn } from './desk.mjs';

let desk;
let operator;
let base;
let people;
/** A step that failed takes the ones after it with it: they would fail for its reason, not theirs. */
let broken = null;

before(async () => { desk = await openDesk(); operator = await desk.visitor(); }, { timeout: 180_000 });
after(async () => { await operator?.context.close(); await desk?.close(); });

function step(name, act) {
  test(name, { timeout: 90_000 }, async (t) => {
    if (broken) { t.skip(`waits for: ${broken}`); return; }
    try {
      await act();
      operator.check();
    } catch (error) {
      broken = name;
      throw error;
    }
  });
}

/** No fault of the page before one goes on. */
async function sound(who) {
  assert.deepEqual(await who.violations(), [], who.page.url());
}

step('the operator signs in and sees the day', async () => {
  await operator.open('/sportello');
  assert.match(operator.page.url(), /\/accedi/);
  await signIn(operator, 'operator');
  assert.equal(new URL(operator.page.url()).pathname, '/sportello');
});

step('an employer is recorded, and its vacancy', async () => {
  const employer = await createEmployer(operator, 'Cantiere Prova del Golfo');
  base = await recordVacancy(operator, employer, { title: 'Magazziniere', positions: 1, requirement: 'forklift' });
});

step('the shortlist explains the first candidate to the point', async () => {
  await operator.open(`${base}/rosa`);
  assert.ok(await operator.page.locator('li.cand[id]').count() >= 3, 'too few candidates');
  await readReasons(operator);
  await sound(operator);
});

step('a requirement that keeps people out is relaxed, they come in, and it is taken back', async () => {
  const { page } = operator;
  await operator.open(`${base}/rosa`);
  const before = await listed(operator);
  const excluding = page.locator('.reqs li', { hasText: 'da solo ne esclude' }).first();
  await operator.press(excluding.locator('button[value=preferred]'));
  const relaxed = await listed(operator);
  assert.ok(relaxed > before, `${before} people before, ${relaxed} after`);
  await operator.press(page.locator('form[action$="/annulla-modifica"] button'));
  assert.equal(await listed(operator), before);
});

step('three are proposed', async () => {
  people = await proposeFirst(operator, base, 3);
  assert.equal(new Set(people).size, 3);
});

step('two answer by telephone, recorded by key', async () => {
  await operator.open(`${base}/giro`);
  await sound(operator);
  for (let call = 0; call < 2; call += 1) {
    const name = await calling(operator);
    assert.ok(people.includes(name), `${name} was not proposed`);
    await available(operator);
    assert.notEqual(await calling(operator), name, 'the next person does not follow');
  }
});

step('the third is asked by mail and answers with one tap', async () => {
  const name = await calling(operator);
  await askByMail(operator);
  const mail = await desk.mail(/\/risposta\//);
  const [yes] = links(mail, 'risposta');
  const somebody = await desk.visitor({ width: 360 });
  await somebody.open(yes);
  await sound(somebody);
  await somebody.page.locator('input[name=consent]').check();
  await somebody.press(somebody.page.locator('button.answer').first());
  await sound(somebody);
  await somebody.leave();
  await operator.open(`${base}/invia`);
  const row = operator.page.locator('tr', { hasText: name });
  assert.ok(await row.locator('input[name=worker]').isChecked(), `${name} answered and is not in the rosa`);
});

step('the rosa leaves by mail', async () => {
  const { page } = operator;
  await operator.open(`${base}/invia`);
  assert.equal(await page.locator('input[name=worker]:checked').count(), 3);
  await sound(operator);
  await page.locator('#message').fill('Le persone possono iniziare subito.');
  await operator.go(() => page.keyboard.press('Control+Enter'));
  assert.equal(await page.locator('#plans').count(), 1, 'nothing says that it is about to leave');
  await sound(operator);
  hurry(desk.data, 'leave_shortlist');
  await desk.mail(/\/rosa\//);
  await operator.open(`${base}/invia`);
  assert.equal(await page.locator('#sent').count(), 1, 'nothing says that it was sent');
});

step('the employer reads it and says what it thinks', async () => {
  const mail = await desk.mail(/\/rosa\//);
  assert.ok(mail.includes('possono iniziare subito'), 'the operator’s words are not in the mail');
  const employer = await desk.visitor({ width: 360 });
  const { page } = employer;
  await employer.open(links(mail, 'rosa')[0]);
  await sound(employer);
  for (const name of people) assert.ok(await page.getByText(name).count(), `${name} is not shown`);
  assert.doesNotMatch(await page.locator('main').innerText(), /\b\d{3} (?:punti|su 1\.?000)/, 'the points are the desk’s own');
  const section = (name) => page.locator('section.contactbox', { hasText: name });
  await employer.press(section(people[0]).locator('button[value=suitable]'));
  await employer.press(section(people[1]).locator('button[value=unsuitable]'));
  await employer.press(section(people[2]).locator('button[value=interview]'));
  await sound(employer);
  await employer.leave();
  await operator.open(`${base}/invia`);
  assert.match(await operator.page.locator('section[aria-labelledby=sent]').innerText(), /risposto|Idone|Adatt/i);
});

step('asked how it ended, it says in one tap that somebody was hired', async () => {
  hurry(desk.data, 'ask_outcome');
  const mail = await desk.mail(/\/esito\//);
  const paragraph = mail.split(/\r?\n/);
  const at = paragraph.findIndex((line) => line.includes(people[0]));
  const link = links(paragraph.slice(at).join('\n'), 'esito')[0];
  const employer = await desk.visitor({ width: 360 });
  await employer.open(link);
  await sound(employer);
  await employer.press(employer.page.locator('button[value=hired]'));
  await sound(employer);
  await employer.leave();
});

step('the vacancy is filled', async () => {
  await operator.open(base);
  assert.match(await operator.page.locator('.head').innerText(), /Posti coperti/i);
  const anybody = await desk.visitor();
  await anybody.open('/offerte?q=magazziniere');
  assert.equal(await anybody.page.locator(`a[href$="${base.split('/').pop()}"]`).count(), 0, 'a filled vacancy is still published');
  await anybody.leave();
});
