// What goes wrong on the way: links that are over, two operators at once, a service changed under who answers, uploads cut or made to
// harm, days that are none, a session that ended. Something clear is said, and nothing is lost or half done.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { ago, answer, begin, done, offer, phase, step, strangers } from './case.mjs';
import { accounts, openDesk, until } from './desk.mjs';

let desk;
let operator;
let people;
let written;

before(async () => {
  desk = await openDesk();
  operator = await desk.visitor({ as: 'operator', script: false });
  people = await strangers(operator, 1);
  written = await reachable(3);
}, { timeout: 180_000 });
after(async () => { await operator?.context.close(); await desk?.close(); });

/** Posts a form as somebody's browser does. */
const post = (who, path, form) => who.context.request.post(desk.base + path, { form, headers: { origin: desk.base } });
const errors = async (answered) => /<(?:section|div) class="errors"[\s\S]*?<\/(?:section|div)>/.exec(await answered.text())?.[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';

/** Invites a person by mail to the profiling; gives the path of the link and the address of her sheet. */
async function invite(person) {
  const known = desk.mails();
  await operator.open(`${person}/questionari`);
  await operator.page.locator('[name=sheet]').selectOption({ label: 'Il tuo profilo' });
  await operator.press(operator.page.locator('button[value=email]'));
  const sheet = await operator.page.locator('a.name[href*="/risposte/"]').first().getAttribute('href');
  const letter = await until('a letter', () => desk.mails().find((mail) => /\/q\//.test(mail) && !known.includes(mail)));
  return { link: /\/q\/[A-Za-z0-9_-]+/.exec(letter)[0], sheet };
}

/** People whom one may write to. */
async function reachable(count) {
  const found = [];
  await operator.open('/sportello/persone');
  for (const path of await operator.page.locator('main a.name').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
    await operator.open(`${path}/questionari`);
    if (await operator.page.locator('button[value=email]').count()) found.push(path);
    if (found.length === count) break;
  }
  return found;
}

test('a link that was changed, ran out, was taken back or used says so, and takes no answers', { timeout: 90_000 }, async () => {
  const [one, two] = written;
  const phone = await desk.visitor({ width: 360, script: false });
  phone.expected.push(/410/);
  const says = async (path, words) => {
    assert.equal((await phone.open(path)).status(), 410, path);
    assert.match(await phone.page.locator('main').innerText(), words);
    assert.match(await phone.page.locator('main').innerText(), /0187 000 121/, 'whom to call');
  };
  const first = await invite(one);
  for (const guess of [first.link.slice(0, -1), `${first.link}A`, `/q/${'a'.repeat(4000)}`]) await says(guess, /non funziona più/);
  await phone.open(first.link);
  await phone.press(phone.page.locator('main form button'));
  const section = new URL(phone.page.url()).pathname;
  const late = 'import sqlite3,sys\nbase=sqlite3.connect(sys.argv[1],timeout=10)\nprint(base.execute("update link set expires_at=created_at where purpose=\'questionnaire\'").rowcount)\nbase.commit()';
  assert.ok(Number(spawnSync('python3', ['-c', late, join(desk.data, 'ponte.db')], { encoding: 'utf8' }).stdout) > 0);
  await answer(phone.page);
  await phone.press(phone.page.locator('button[value=next]'));
  assert.match(await phone.page.locator('main').innerText(), /non funziona più/, 'not in the middle either');
  await says(section, /non funziona più/);

  const second = await invite(two);
  await phone.open(second.link);
  await phone.press(phone.page.locator('main form button'));
  await operator.open(second.sheet);
  await operator.press(operator.page.locator('form[action$="/ritira"] button'));
  await answer(phone.page);
  await phone.press(phone.page.locator('button[value=next]'));
  assert.match(await phone.page.locator('main').innerText(), /Non devi fare niente/);
  await phone.leave();
});

test('a service switched off, then changed, while somebody answers: she ends what she began', { timeout: 90_000 }, async () => {
  const { link } = await invite(written[2]);
  const phone = await desk.visitor({ width: 360, script: false });
  await phone.open(link);
  await phone.press(phone.page.locator('main form button'));
  const manager = await desk.visitor({ as: 'administrator', script: false });
  await manager.open('/sportello/servizi/sardinia-profiling');
  await manager.press(manager.page.locator('form[action$="/disattiva"] button'));
  for (let pages = 0; !/\/fine$/.test(phone.page.url()); pages += 1) {
    assert.ok(pages < 9, phone.page.url());
    await answer(phone.page);
    await phone.press(phone.page.locator('button[value=next]'));
  }
  await phone.press(phone.page.locator('form[action$="/fine"] button'));
  assert.match(await phone.page.locator('main').innerText(), /Grazie/);
  await offer(manager, 'sardinia-profiling');
  await manager.leave();
  await phone.leave();
});

test('two operators on one case: a step is done once, and an end over an old page is refused', { timeout: 60_000 }, async () => {
  const path = await begin(operator, people[0], 'Avvio di impresa o lavoro autonomo', { on: ago(2), said: { 'fact-in_pact': 'yes' } });
  const version = await operator.page.locator('form[action$="/conclusione"] [name=version]').first().inputValue();
  const colleague = await desk.visitor({ as: 'administrator', script: false });
  const form = { version, step: 'invitation', on: ago(1) };
  const both = await Promise.all([operator, colleague, operator, colleague].map((who) => post(who, `${path}/passo`, form)));
  assert.deepEqual(both.map((each) => each.status()).sort(), [200, 422, 422, 422]);
  assert.match(await errors(both.find((each) => each.status() === 422)), /già fatto/);
  const stale = await post(operator, `${path}/conclusione`, { version, exit: 'stopped', reason: 'hired', on: ago(0) });
  assert.equal(stale.status(), 409);
  assert.match(await stale.text(), /Qualcun altro ha cambiato/);
  for (const [on, words] of [['2026-02-31', /data che esiste/], ['9999-12-31', /data che esiste/], ['0001-01-01', /data che esiste/], ['2199-12-31', /deve ancora venire/], ['1901-01-01', /prima dell’inizio/]]) {
    const wrong = await post(operator, `${path}/passo`, { step: 'first_interview', on });
    assert.equal(wrong.status(), 422);
    assert.match(await errors(wrong), words);
  }
  const large = await post(operator, `${path}/passo`, { step: 'first_interview', on: ago(0), note: 'x'.repeat(2_100_000) }).catch(() => null);
  assert.ok(!large || large.status() === 413, 'more than a form may hold');
  await operator.open(path);
  assert.equal(await phase(operator), 'Colloquio informativo');
  assert.match(await step(operator, 'Colloquio').first().innerText(), /appuntamento/);
  assert.equal(await step(operator, 'Colloquio').locator('form').count(), 1, 'nothing wrong was recorded');
  await done(operator, 'Colloquio', { note: 'مرحبا 😀 <b>{{ t }}</b>' });
  assert.match(await operator.page.locator('#story + ol').innerText(), /مرحبا 😀 <b>\{\{ t \}\}<\/b>/);
  await colleague.leave();
});

/** A zip of files as they are, not compressed. */
function zip(files) {
  const [parts, index] = [[], []];
  let at = 0;
  for (const [name, text] of files) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), about, path, bytes);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, path);
    at += 30 + path.length + bytes.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const everything = () => readdirSync(desk.data, { recursive: true }).filter((name) => !/\.db|mail|^uploads$/.test(name));

test('packs made to harm and uploads that stop leave nothing behind', { timeout: 60_000 }, async () => {
  const manager = await desk.visitor({ as: 'administrator', script: false });
  const { page } = manager;
  manager.expected.push(/422/);
  await manager.open('/sportello/servizi');
  const cards = await page.locator('.service-cards > li').count();
  const kept = everything();
  const bring = async (buffer) => {
    await manager.open('/sportello/servizi');
    await page.locator('#f-file').setInputFiles({ name: 'pacchetto.zip', mimeType: 'application/zip', buffer });
    await manager.press(page.getByRole('button', { name: 'Controlla e porta dentro' }));
    return page.locator('.errors').innerText();
  };
  assert.match(await bring(zip([['pack.toml', 'form = 1\n'], ['../../evil.toml', 'x']])), /Manca “id”/);
  assert.match(await bring(zip([['/etc/passwd', 'x']])), /non ha posto per questo file/);
  assert.match(await bring(zip([['b/pack.toml', 'a'.repeat(600_000)]])), /Troppo grande/);
  assert.match(await bring(zip(Array.from({ length: 400 }, (_, n) => [`b/questionnaires/q${n}.toml`, 'x']))), /più di 300/);
  assert.match(await bring(Buffer.from('PK\x03\x04 and no more')), /non è un archivio zip/);

  const cookies = (await manager.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { hostname, port } = new URL(desk.base);
  for (const path of ['/sportello/servizi/importa', '/sportello/importa', '/sportello/questionari/importa']) {
    const socket = connect(Number(port), hostname);
    const head = `POST ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${desk.base}\r\nCookie: ${cookies}\r\nContent-Type: multipart/form-data; boundary=zz\r\nContent-Length: 900000\r\n\r\n`;
    socket.write(`${head}--zz\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n${'x'.repeat(200_000)}`);
    await pause(300);
    socket.destroy();
  }
  await until('nothing is left behind', () => everything().every((name) => kept.includes(name)));
  await manager.open('/sportello/servizi');
  assert.equal(await page.locator('.service-cards > li').count(), cards);
  await manager.leave();
});

test('a session that ended in the middle of a form: what was typed is sent once one is known again', { timeout: 60_000 }, async () => {
  const somebody = await desk.visitor({ as: 'caseManager', script: false });
  const { page } = somebody;
  somebody.expected.push(/403/);
  const [person] = await strangers(somebody, 1);
  await somebody.open(`${person}/patto`);
  await page.locator('[name="diary.words"]').fill('Un’ora di ricerca scritta con cura');
  await somebody.context.clearCookies();
  await somebody.press(page.locator('form[action$="/diario"] button'));
  assert.match(await page.locator('main').innerText(), /non è perso/);
  await page.locator('input[name="conferma.username"]').fill(accounts.caseManager.username);
  await page.locator('input[name="conferma.proof"]').fill(accounts.caseManager.password);
  await somebody.press(page.locator('main form button').first());
  await somebody.open(`${person}/patto`);
  assert.match(await page.locator('section[aria-labelledby=diary]').innerText(), /Un’ora di ricerca scritta con cura/);
  await somebody.leave();
});
