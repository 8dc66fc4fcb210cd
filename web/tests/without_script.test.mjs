// The same cycle in a browser that runs no script: every act is a link or a form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askByMail, available, calling, createEmployer, hurry, links, proposeFirst, readReasons, recordVacancy } from './cycle.mjs';
import { openDesk } from './desk.mjs';

let desk;
let operator;

before(async () => { desk = await openDesk(); operator = await desk.visitor({ as: 'operator', script: false }); }, { timeout: 180_000 });
after(() => desk?.close());

test('the whole cycle without scripts', { timeout: 240_000 }, async () => {
  const { page } = operator;
  const employer = await createEmployer(operator, 'Officina senza fretta');
  const base = await recordVacancy(operator, employer, { title: 'Saldatore', positions: 1 });
  await operator.open(`${base}/rosa`);
  await readReasons(operator);
  const people = await proposeFirst(operator, base, 2);
  await operator.open(`${base}/giro`);
  assert.ok(people.includes(await calling(operator)));
  await available(operator);
  const third = await calling(operator);
  await askByMail(operator);
  const somebody = await desk.visitor({ script: false });
  await somebody.open(links(await desk.mail(/\/risposta\//), 'risposta')[0]);
  await somebody.page.locator('input[name=consent]').check();
  await somebody.press(somebody.page.locator('button.answer').first());
  await operator.open(`${base}/invia`);
  assert.ok(await page.locator('tr', { hasText: third }).locator('input[name=worker]').isChecked());
  await operator.press(page.locator('main form[action$="/invia"] button.btn-primary'));
  hurry(desk.data, 'leave_shortlist');
  await somebody.open(links(await desk.mail(/\/rosa\//), 'rosa')[0]);
  await somebody.press(somebody.page.locator('button[value=suitable]').first());
  await somebody.leave();
  await operator.open(`${base}/invia`);
  await operator.press(page.locator('form[action$="/esito"] button[value=hired]').first());
  await operator.open(base);
  assert.match(await page.locator('.head').innerText(), /Posti coperti/i);
  await operator.leave();
});

test('lists are searched and filtered without scripts', { timeout: 60_000 }, async () => {
  const somebody = await desk.visitor({ as: 'operator', script: false });
  const { page } = somebody;
  await somebody.open('/sportello/persone');
  const name = (await page.locator('tr[data-row] a.name').first().innerText()).trim();
  await page.locator('#q').fill(name);
  await somebody.press(page.locator('form.finder button'));
  assert.equal(await page.locator('#q').inputValue(), name);
  assert.ok((await page.locator('tr[data-row] a.name').allInnerTexts()).some((each) => each.trim() === name));
  await somebody.leave();
});
