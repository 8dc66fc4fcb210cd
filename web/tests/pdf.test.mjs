// Every PDF of the program, read by a reader that is not ours (pdf.js): title, language, tags, headings, tables, the order of the text,
// fonts that stand in the file. What is printed from the browser is read as well.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { wrong } from './cycle.mjs';
import { openDesk } from './desk.mjs';
import { read, sound } from './paper.mjs';

let desk;
let manager;
let person;
let vacancy;

before(async () => {
  desk = await openDesk();
  manager = await desk.visitor({ as: 'administrator', script: false });
  const { page } = manager;
  await manager.open('/sportello/percorsi?servizio=emilia-romagna-self-employment&percorso=self_employment');
  person = await page.locator('a.name', { hasText: 'Giulia Ferrando' }).getAttribute('href');
  await manager.open('/sportello');
  vacancy = (await page.locator('a[href$="/rosa"]').first().getAttribute('href')).replace(/\/rosa$/, '');
}, { timeout: 180_000 });
after(async () => { await manager?.context.close(); await desk?.close(); });

/** Reads a paper that the program makes. */
const fetched = async (path) => {
  const answer = await manager.context.request.get(desk.base + path);
  assert.equal(answer.status(), 200, path);
  assert.equal(answer.headers()['content-type'], 'application/pdf', path);
  return read(await answer.body());
};

test('papers about a person', { timeout: 90_000 }, async () => {
  const id = person.split('/').pop();
  await manager.open(`${person}/patto`);
  const pact = await manager.page.locator('a[href$="/patto.pdf"]').getAttribute('href');
  const certificate = await fetched(`${person}/stato/attestato.pdf`);
  const of = sound(certificate, 'certificate');
  assert.match(certificate.title, /Giulia Ferrando/);
  assert.equal(of('H1')[0].text, 'Attestato dello stato di disoccupazione');
  assert.match(certificate.text, /Giulia Ferrando[\s\S]*Giorni di disoccupazione[\s\S]*60[\s\S]*DPR 445\/2000/);

  const signed = await fetched(pact);
  const ofPact = sound(signed, 'pact');
  assert.deepEqual(ofPact('H2').map(({ text }) => text).slice(0, 3), ['Che cosa cerco', 'Che cosa farò io', 'Che cosa farà lo sportello']);
  assert.ok(ofPact('LI').some(({ text }) => text.includes('Mando due candidature la settimana')), 'what she promises is a list');

  const sheet = await fetched(`${person}/scheda.pdf`);
  const ofSheet = sound(sheet, 'sheet');
  assert.ok(ofSheet('H2').length >= 8 && ofSheet('LI').length >= 5, 'headings and lists of the sheet');
  const accesses = await fetched(`/area/${id}/accessi.pdf`);
  const ofAccesses = sound(accesses, 'accesses');
  assert.deepEqual(ofAccesses('TH').map(({ text }) => text), ['Quando', 'Chi', 'Che cosa', 'Per quale scopo']);
});

test('papers about a vacancy and its people', { timeout: 90_000 }, async () => {
  const working = await fetched(`${vacancy}/rosa.pdf`);
  const of = sound(working, 'working list');
  assert.deepEqual([...new Set(of('TH').map(({ text }) => text))].filter(Boolean), ['Persona', 'Punti'], 'the headings, on every page');
  assert.match(working.text, /punti/);
  sound(await fetched(`${vacancy}/scheda.pdf`), 'vacancy');
  sound(await fetched(`${vacancy}/giro.pdf`), 'round');
  sound(await fetched('/sportello/imprese.pdf'), 'employers');
});

test('an answer to a request, and a notice of a breach', { timeout: 90_000 }, async () => {
  const id = person.split('/').pop();
  const { page } = manager;
  await manager.open(`/area/${id}/richieste?tipo=rectification`);
  await page.locator('[name=field]').selectOption('residence.address');
  await page.locator('[name=wanted]').fill('Via Nuova 12');
  await page.locator('[name=on_behalf]').first().selectOption('counter');
  await manager.press(page.locator(`form[action="/area/${id}/richieste"] button`));
  await manager.open('/sportello/richieste');
  await manager.press(page.locator('a[href^="/sportello/richieste/0"]').first());
  await page.locator('[name=words]').last().fill('Serve un documento.\nGrazie, a presto.');
  await manager.press(page.locator('form[action$="/rispondi"] button[value=no]'));
  const letter = await fetched(await page.locator('a[href$="/lettera.pdf"]').getAttribute('href'));
  const of = sound(letter, 'letter');
  assert.ok(of('P').some(({ text }) => text.includes('Serve un documento.')), 'what was answered');

  await manager.open('/amministrazione/violazioni/nuova');
  await page.locator('[name=what]').fill('Una rosa all’impresa sbagliata');
  await page.locator('[name=known_day]').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await page.locator('[name=known_hour]').fill('08:00');
  await page.locator('[name=kinds]').first().check();
  await page.locator('[name=risk][value=risk]').check();
  await page.locator('[name=people]').fill('12');
  await manager.press(page.locator('.savebar button').first());
  assert.equal(await page.locator('.errors').count(), 0, await wrong(manager));
  const notice = await fetched(`${new URL(page.url()).pathname}/notifica.pdf`);
  sound(notice, 'notice');
  assert.match(notice.text, /Una rosa all’impresa sbagliata/);
});

test('a questionnaire on paper, printed by the browser', { timeout: 60_000 }, async () => {
  const operator = await desk.visitor({ as: 'operator' });
  await operator.open(`${person}/questionari`);
  await operator.page.locator('[name=sheet]').selectOption({ label: 'Il tuo profilo' });
  await operator.press(operator.page.locator('button[value=paper]'));
  const paper = await read(await operator.page.pdf({ format: 'A4', tagged: true }));
  const of = sound(paper, 'questionnaire');
  assert.equal(of('H1')[0].text, 'Il tuo profilo');
  assert.ok(of('H2').length >= 4, 'a heading for each part');
  assert.match(paper.text, /Codice [2-9A-Z]{8}[\s\S]*Giulia Ferrando[\s\S]*☐/, 'whose it is, to be found again by its code');
  await operator.leave();
});
