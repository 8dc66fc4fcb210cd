// The answer cycle as people do it at the browser, with its keys or, where scripts do not run, with clicks alone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Records an employer with somebody to write to; gives its address. */
export async function createEmployer(who, name) {
  const { page } = who;
  await who.open('/sportello/imprese');
  await who.press(page.locator('main a[href="/sportello/imprese/nuova"]').first());
  await page.locator('[name="name"]').fill(name);
  await page.locator('[name="sites.1.istat"]').fill('La Spezia (SP)');
  await page.locator('[name="contacts.1.name"]').fill('Lucia Ferrando');
  await page.locator('[name="contacts.1.role"]').fill('Personale');
  await page.locator('[name="contacts.1.phone"]').fill('+39 0187 555000');
  await page.locator('[name="contacts.1.email"]').fill('personale@cantiere.example');
  await who.press(page.locator('.savebar button'));
  assert.match(new URL(page.url()).pathname, /^\/sportello\/imprese\/[0-9a-f-]{36}$/, await wrong(who));
  assert.equal((await page.locator('h1').innerText()).trim(), name);
  return page.url();
}

/** What a form says is wrong, for the message of a test. */
export async function wrong({ page }) {
  return (await page.locator('.errors, .mistake, [role=alert]').allInnerTexts()).join(' / ') || `no error shown at ${page.url()}`;
}

/** Records a vacancy of the employer and publishes it; gives its base path. */
export async function recordVacancy(who, employer, { title, positions = 1, requirement = 'B' }) {
  const { page } = who;
  await who.open(employer);
  await who.press(page.locator('main a[href^="/sportello/offerte/nuova?"]').first());
  await page.locator('[name="title"]').fill(title);
  await page.locator('[name="positions"]').fill(String(positions));
  await page.locator('[name="workplace.istat"]').fill('La Spezia (SP)');
  await page.locator('[name="contract"]').selectOption('permanent');
  await page.locator('[name="hours"]').selectOption('full_time');
  await page.locator('[name="employer_deadline"]').fill(inDays(3));
  await page.locator('[name="requirements.1.kind"]').selectOption('licence');
  await page.locator('[name="requirements.1.value"]').fill(requirement);
  await page.locator('[name="requirements.1.need"]').selectOption('required');
  await who.press(page.locator('.savebar button'));
  const base = new URL(page.url()).pathname.match(/^\/sportello\/offerte\/[0-9a-f-]{36}/)?.[0];
  assert.ok(base, await wrong(who));
  await who.open(base);
  for (const state of ['submitted', 'verified', 'published']) {
    const button = page.locator(`form[action="${base}/stato"] button[value="${state}"]`);
    if (await button.count()) await who.press(button);
  }
  return base;
}

/** A day ahead at noon, as an input of day and time takes it. */
function inDays(days) {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;
}

/** Opens the reasons of the first candidate and adds their points up. */
export async function readReasons(who) {
  const { page } = who;
  const first = page.locator('li.cand[id]').first();
  const name = (await first.locator('h3').innerText()).trim();
  await who.press(first.locator('a.square'));
  const terms = page.locator('table.terms');
  const points = (await terms.locator('tbody td.num:not(.of)').allInnerTexts()).map(whole);
  const total = whole(await terms.locator('tfoot td.num:not(.of)').innerText());
  assert.equal(points.reduce((sum, each) => sum + each, 0), total, `${name}: ${points.join(' + ')} are not ${total}`);
  return { name, total };
}

const whole = (words) => Number(words.replace(/\D/g, ''));

/** How many people are on the list. */
export async function listed({ page }) {
  return whole((await page.locator('h2#people').innerText()).split('\n')[0].split(/ (?:su|di|sur|out)\b/)[0]);
}

/** Proposes the first people of the list to whom one may speak and write; gives their names. */
export async function proposeFirst(who, base, count) {
  const { page } = who;
  await who.open(`${base}/rosa`);
  const chosen = [];
  for (const id of await page.locator('li.cand[id] input[name=worker]').evaluateAll((boxes) => boxes.map((box) => box.value))) {
    await who.open(`${base}/rosa?aperta=${id}`);
    if (await page.locator('li.cand.open form[action$="/scrivi"]').count()) chosen.push(id);
    if (chosen.length === count) break;
  }
  await who.open(`${base}/rosa`);
  const names = [];
  for (const id of chosen) {
    const row = page.locator(`#c-${id}`);
    await row.locator('input[name=worker]').check();
    names.push((await row.locator('h3').innerText()).trim());
  }
  if (who.script) assert.equal((await page.locator('[data-count]').innerText()).trim(), String(count));
  await who.press(page.locator('#many button[value=propose]'));
  assert.equal(await page.locator('.flash').count(), 1, 'nothing said that they were proposed');
  return names;
}

/** Whom the round proposes to call now. */
export async function calling({ page }) {
  const heading = page.locator('#now-calling');
  return await heading.count() ? (await heading.innerText()).trim() : null;
}

/** Records that the person called is available and may be named; by key where scripts run. */
export async function available(who) {
  const { page } = who;
  await page.locator('input[name=consent][value=yes]').check();
  if (!who.script) return who.press(page.locator('button.outcome[value=available]'));
  return who.go(() => page.keyboard.press('1'));
}

/** Asks the person called by mail instead. */
export async function askByMail(who) {
  const button = who.page.locator('button[name=outcome][value=written]');
  if (!who.script) return who.press(button);
  await who.page.locator('h1').click();
  return who.go(() => who.page.keyboard.press('m'));
}

/** The addresses of a kind in a mail. */
export function links(mail, kind) {
  return [...mail.matchAll(new RegExp(`https?://[^\\s"<>]*/${kind}/[^\\s"<>]+`, 'g'))].map(([address]) => address);
}

/** Makes the jobs of a kind due now: weeks are not waited for. */
export function hurry(data, kind) {
  const program = 'import sqlite3,sys\nbase=sqlite3.connect(sys.argv[1],timeout=10)\nprint(base.execute("update job set run_at=created_at where kind=? and state=\'waiting\'",(sys.argv[2],)).rowcount)\nbase.commit()';
  const done = spawnSync('python3', ['-c', program, join(data, 'ponte.db'), kind], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  assert.ok(Number(done.stdout) > 0, `no job ${kind} was waiting`);
}

/** Lets the time run out for which a file was opened in an emergency for a reason. */
export function passes(data, reason) {
  const program = 'import sqlite3,sys\nbase=sqlite3.connect(sys.argv[1],timeout=10)\nprint(base.execute("update urgent_access set until=at where reason=?",(sys.argv[2],)).rowcount)\nbase.commit()';
  const done = spawnSync('python3', ['-c', program, join(data, 'ponte.db'), reason], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  assert.equal(Number(done.stdout), 1, 'no file was open for this reason');
}
