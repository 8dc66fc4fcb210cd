// What is typed and not yet saved: kept for who typed it while she is there, and for nobody and no longer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk, signIn, until } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

const form = '/sportello/imprese/nuova';
const drafts = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')));
const name = (page) => page.locator('input[name=name]');

/** Types a name into the form of an employer and waits until the browser has kept it. */
async function type(somebody, text) {
  await somebody.open(form);
  await name(somebody.page).fill(text);
  await until('the draft', async () => (await drafts(somebody.page)).length === 1);
}

test('a draft comes back to who typed it, and is gone when she locks the screen, signs out or another takes over', { timeout: 180_000 }, async () => {
  const somebody = await desk.visitor();
  const { page } = somebody;
  await somebody.open('/accedi');
  await signIn(somebody, 'operator');
  await type(somebody, 'Cantiere a metà');
  await somebody.open(form);
  assert.equal(await name(page).inputValue(), 'Cantiere a metà', 'it is there again');
  await somebody.press(page.locator('form[action="/blocca"] button'));
  assert.deepEqual(await drafts(page), [], 'locked');
  assert.ok(!(await page.evaluate(() => JSON.stringify(localStorage))).includes('Cantiere'));

  // Another operator signs in behind the lock; what somebody else left there is not shown to her and goes.
  await page.evaluate(() => localStorage.setItem('draft:00000000-0000-7000-8000-000000000000:/sportello/imprese/nuova', 'name=Di+un+altra'));
  await page.evaluate(() => localStorage.setItem('draft:/sportello/imprese/nuova', 'name=Di+prima'));
  await somebody.press(page.locator('form[action="/accedi"] button'));
  await signIn(somebody, 'manager');
  await somebody.open(form);
  assert.equal(await name(page).inputValue(), '');
  assert.deepEqual(await drafts(page), []);

  await type(somebody, 'Cantiere della seconda');
  await page.locator('summary.who').click();
  await somebody.press(page.locator('form[action="/esci"] button'));
  assert.deepEqual(await drafts(page), [], 'signed out');

  // A session that has ended by itself: the page that asks for the password takes what was left away.
  await page.evaluate(() => localStorage.setItem('draft:x:/sportello/imprese/nuova', 'name=Rimasta'));
  await somebody.open('/accedi');
  assert.deepEqual(await drafts(page), []);
  await somebody.leave();
});

test('who switched the keys off finds them off after signing out', { timeout: 90_000 }, async () => {
  const somebody = await desk.visitor();
  const { page } = somebody;
  await somebody.open('/accedi');
  await signIn(somebody, 'operator');
  await somebody.open('/scorciatoie');
  await page.locator('[data-keys-off]').uncheck();
  await page.locator('summary.who').click();
  await somebody.press(page.locator('form[action="/esci"] button'));
  await somebody.open('/accedi');
  await signIn(somebody, 'operator');
  await somebody.open('/scorciatoie');
  assert.equal(await page.locator('[data-keys-off]').isChecked(), false);
  await somebody.leave();
});
