// A case on a pathway as an operator does it at the browser: begun, followed step by step, ended; and the sheets of its steps.
import assert from 'node:assert/strict';
import { wrong } from './cycle.mjs';

/** Text as an exact pattern. */
const exactly = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A day so many days ago, as a field takes it. */
export function ago(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Addresses of people of the desk, from the end of the list, whom no other story of the file takes. */
export async function strangers(who, count) {
  await who.open('/sportello/persone?ordine=name&righe=50');
  const people = await who.page.locator('a.name[href^="/sportello/persone/0"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const taken = people.splice(-count);
  assert.equal(taken.length, count, 'too few people on the list');
  return taken;
}

/** Switches a service on at a desk, or changes what it sets, in its page; `set` is by the words of the fields. */
export async function offer(manager, pack, set = {}, desk = null) {
  const { page } = manager;
  await manager.open(`/sportello/servizi/${pack}${desk ? `?sportello=${desk}` : ''}`);
  for (const [label, value] of Object.entries(set)) {
    const group = page.locator('fieldset', { has: page.locator('legend', { hasText: label }) });
    if (await group.count()) await group.getByLabel(value, { exact: true }).check();
    else await page.getByLabel(label).fill(value);
  }
  await manager.press(page.locator('form[action$="/attiva"] button').last());
  assert.equal(await page.locator('.tags').first().innerText().then((words) => words.includes('Attivo')), true, await wrong(manager));
}

/** Begins a pathway with a person; `said` are names of fields with what is chosen or typed. */
export async function begin(who, person, title, { on = null, said = {} } = {}) {
  const { page } = who;
  await who.open(`${person}/percorsi`);
  await who.press(page.getByRole('link', { name: new RegExp(`^Comincia\\s*: ${exactly(title)}$`) }));
  if (on) await page.locator('[name=begun]').fill(on);
  for (const [name, value] of Object.entries(said)) {
    const field = page.locator(`[name="${name}"]`);
    if (await field.first().getAttribute('type') === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (await field.evaluate((element) => element.tagName) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await who.press(page.getByRole('button', { name: 'Comincia il percorso' }));
  assert.match(new URL(page.url()).pathname, /\/percorsi\/[0-9a-f-]{36}$/, await wrong(who));
  return new URL(page.url()).pathname;
}

/** The line of a step, by its title. */
export function step({ page }, title) {
  return page.locator('ul.todo > li', { has: page.locator('b', { hasText: new RegExp(`^${exactly(title)}$`) }) });
}

/** Records a step on the page of its case; `how` may say a decision, a quantity, a day, a note. */
export async function done(who, title, { decision = null, quantity = null, on = null, note = null } = {}) {
  const line = step(who, title).first();
  if (decision) await line.getByLabel(decision, { exact: true }).check();
  if (quantity) await line.locator('[name=quantity]').fill(quantity);
  if (on) await line.locator('[name=on]').fill(on);
  if (note) await line.locator('[name=note]').fill(note);
  await who.press(line.locator('form[action$="/passo"] button:not([formaction])'));
  assert.equal(await who.page.locator('.errors').count(), 0, `${title}: ${await wrong(who)}`);
}

/** Says what is known of the case, and what happened, by names of fields. */
export async function known(who, said) {
  const { page } = who;
  await page.locator('summary', { hasText: 'Aggiungi o correggi' }).click();
  for (const [name, value] of Object.entries(said)) {
    const field = page.locator(`[name="${name}"]`);
    if (await field.first().getAttribute('type') === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (await field.evaluate((element) => element.tagName) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await who.press(page.locator('form[action$="/fatti"] button'));
  assert.equal(await page.locator('.errors').count(), 0, await wrong(who));
}

/** Ends the case by an exit that is open. */
export async function end(who, title, reason = null) {
  const { page } = who;
  const line = page.locator('form[action$="/conclusione"]', { has: page.locator('b', { hasText: new RegExp(`^${exactly(title)}$`) }) });
  if (reason) await line.locator('select').selectOption({ label: reason });
  await who.press(line.locator('button'));
  assert.equal(await page.locator('.errors').count(), 0, `${title}: ${await wrong(who)}`);
}

/** The exits that are open. */
export function exits({ page }) {
  return page.locator('form[action$="/conclusione"] b').allInnerTexts();
}

/** Where the person stands. */
export async function phase({ page }) {
  return (await page.locator('#now').innerText()).trim();
}

/** Whose phases stand beside hers, and which, by name. */
export async function beside({ page }) {
  const lines = await page.locator('section[aria-labelledby=now] > p:has(> b)').allInnerTexts();
  return lines.map((line) => line.replace(/\s*Qui dal.*/s, '').trim()).sort((one, other) => one.localeCompare(other, 'it'));
}

/** Opens the sheet of a step to type its answers, fills it in and sends it in, and leads back to the case. */
export async function sheet(who, title, answers = {}, filled = null) {
  const { page } = who;
  const back = new URL(page.url()).pathname;
  const line = step(who, title).first();
  const begun = line.locator('p.do a');
  const now = line.locator('button[value=""]');
  await who.press(await now.count() ? now : begun);
  await answer(page, answers);
  if (filled) await page.locator('#filled').selectOption(filled);
  await who.press(page.locator('button[value=complete]'));
  assert.match(page.url(), /risposte/);
  assert.equal(await page.locator('.errors').count(), 0, `${title}: ${await wrong(who)}`);
  const at = new URL(page.url()).pathname;
  await who.open(back);
  return at;
}

/**
 * Answers what is asked on the page: what `answers` says of an item, else something that fits. What an answer makes the page ask
 * is answered too.
 */
export async function answer(page, answers = {}) {
  await page.evaluate((given) => {
    const usual = { date: new Date().toISOString().slice(0, 10), place: 'La Spezia (SP)', occupation: 'Elettricista', text: 'Come detto a voce' };
    const put = (field, value) => { field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); };
    for (const item of document.querySelectorAll('[data-item]')) {
      const { item: id, kind } = item.dataset;
      const choices = [...item.querySelectorAll('input[type=radio], input[type=checkbox]')];
      const said = given[id];
      if (said === null) continue;
      if (choices.length) {
        const wanted = said === undefined ? [choices[0].value] : [said].flat().map(String);
        for (const choice of choices) if (choice.checked !== wanted.includes(choice.value)) choice.click();
      } else {
        const field = item.querySelector('input, textarea');
        put(field, said ?? usual[kind] ?? '1');
      }
    }
  }, answers);
}
