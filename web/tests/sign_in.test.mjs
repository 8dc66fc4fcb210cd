// Signing in at a browser: a second factor from its picture to the lost telephone, a screen that is locked, operators who
// take turns, a form that outlives its session, and a browser that stands in the desk for everybody.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { accounts, openDesk, signIn } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

/** The code that a telephone would show (RFC 6238) for a secret in the letters of RFC 4648. */
function code(secret, at = Date.now()) {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits for the next code: none is taken twice. */
const nextCode = async (secret, used) => {
  while (code(secret) === used) await pause(1_000);
  return code(secret);
};

async function looksWell(somebody) {
  if (somebody.script) assert.deepEqual(await somebody.violations(), []);
  const before = somebody.page.viewportSize();
  await somebody.page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await somebody.overflow(), null);
  await somebody.page.setViewportSize(before);
}

for (const script of [true, false]) {
  test(`a second factor is switched on, asked for, and replaced by a recovery code, ${script ? 'with' : 'without'} script`, { timeout: 240_000 }, async () => {
    const somebody = await desk.visitor({ script });
    somebody.expected.push(/422 POST/, /Failed to load resource/);
    const { page } = somebody;
    await somebody.open('/accedi?torna=/account');
    await signIn(somebody, 'operator');
    await looksWell(somebody);
    await somebody.press(page.locator('a[href^="/accedi/secondo-fattore"]'));
    assert.ok(await page.locator('svg.qr path').getAttribute('d'));
    await looksWell(somebody);
    const secret = await page.locator('[data-secret]').innerText();
    await page.locator('input[name=code]').fill('000000');
    await somebody.press(page.locator('main form button.btn-primary'));
    assert.equal(await page.locator('[data-secret]').innerText(), secret, 'a slip does not change the picture');
    const first = code(secret);
    await page.locator('input[name=code]').fill(first);
    await somebody.press(page.locator('main form button.btn-primary'));
    const codes = await page.locator('ol.codes code').allInnerTexts();
    assert.equal(codes.length, 10);
    await looksWell(somebody);
    await somebody.press(page.locator('main a.btn-primary'));
    await somebody.leave();

    const other = await desk.visitor({ script });
    other.expected.push(/422 POST/, /Failed to load resource/);
    await other.open('/accedi?torna=/sportello/persone');
    await other.page.locator('input[name=username]').fill(accounts.operator.username);
    await other.page.locator('input[name=password]').fill(accounts.operator.password);
    await other.press(other.page.locator('main form button.btn-primary'));
    await looksWell(other);
    await other.page.locator('input[name=code]').fill(first);
    await other.press(other.page.locator('main form button.btn-primary'));
    assert.match(await other.page.locator('[data-errors]').innerText(), /codice non va/, 'a code is taken once');
    await other.page.locator('input[name=code]').fill(await nextCode(secret, first));
    await other.press(other.page.locator('main form button.btn-primary'));
    assert.equal(new URL(other.page.url()).pathname, '/sportello/persone', 'one goes on where one was going');
    // Locked, the code opens it as the password does; a recovery code too, once.
    await other.press(other.page.locator('form[action="/blocca"] button'));
    await looksWell(other);
    await other.page.locator('input[name=proof]').fill(codes[0]);
    await other.press(other.page.locator('form[action="/accedi/sblocca"] button'));
    assert.equal(new URL(other.page.url()).pathname, '/sportello/persone');
    await other.open('/account');
    assert.match(await other.page.locator('main').innerText(), /Restano 9 codici/);
    await other.press(other.page.locator('form[action="/account/secondo-fattore/togli"] button'));
    assert.match(await other.page.locator('.flash').innerText(), /spento/);
    await other.leave();
  });
}

test('operators take turns at one screen, and a form outlives the session in which it was begun', { timeout: 180_000 }, async () => {
  const somebody = await desk.visitor();
  somebody.expected.push(/40[13] (GET|POST)/, /Failed to load resource/);
  const { page, context } = somebody;
  await somebody.open('/accedi');
  await signIn(somebody, 'operator');
  await somebody.open('/sportello/imprese/nuova');
  await page.locator('input[name=name]').fill('Cantiere della Notte & figli');
  // At another tab the screen is locked.
  const tab = await context.newPage();
  await tab.goto(`${desk.base}/sportello`);
  await Promise.all([tab.waitForNavigation(), tab.locator('form[action="/blocca"] button').click()]);
  assert.match(await tab.locator('h1').innerText(), /Schermo bloccato/);
  await somebody.press(page.locator('.savebar button.btn-primary'));
  assert.match(await page.locator('h1').innerText(), /sessione è bloccata/);
  await looksWell(somebody);
  await page.locator('input[name="conferma.proof"]').fill(accounts.operator.password);
  await somebody.press(page.locator('main form button.btn-primary'));
  assert.match(await page.locator('h1').innerText(), /Cantiere della Notte & figli/);
  // Locked again, another operator comes.
  await somebody.press(page.locator('form[action="/blocca"] button'));
  await somebody.press(page.locator('form[action="/accedi"] button'));
  await signIn(somebody, 'administrator');
  await somebody.open('/account');
  assert.match(await page.locator('main').innerText(), /amministratore/);
  await looksWell(somebody);
  await somebody.open('/amministrazione/accesso');
  await looksWell(somebody);
  await somebody.leave();
});

for (const script of [true, false]) {
  test(`a browser for everybody shows pages for citizens and forgets, ${script ? 'with' : 'without'} script`, { timeout: 120_000 }, async () => {
    const somebody = await desk.visitor({ script });
    const { page } = somebody;
    await somebody.open('/accedi?torna=/amministrazione/accesso');
    await signIn(somebody, 'administrator');
    await somebody.press(page.locator('form[action="/amministrazione/accesso/postazione"] button'));
    assert.equal(new URL(page.url()).pathname, '/postazione');
    await looksWell(somebody);
    await somebody.press(page.locator('.tongues a[lang=fr]'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await somebody.open('/sportello');
    assert.equal(new URL(page.url()).pathname, '/postazione', 'nothing of the office is shown');
    const answer = await somebody.open('/offerte');
    assert.equal(answer.headers().refresh, '120;url=/postazione/fine');
    assert.equal(await page.locator('a[href="/accedi"]').count(), 0);
    await looksWell(somebody);
    await somebody.press(page.locator('form[action="/postazione/fine"] button'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'it', 'the language of the last visitor is forgotten');
    await somebody.press(page.locator('a[href="/postazione/esci"]'));
    await page.locator('input[name=username]').fill(accounts.administrator.username);
    await page.locator('input[name=password]').fill(accounts.administrator.password);
    await somebody.press(page.locator('main form button.btn-primary'));
    assert.equal(new URL(page.url()).pathname, '/accedi');
    await somebody.leave();
  });
}
