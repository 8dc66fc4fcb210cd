// An office writes its letters; a person's files are brought in, made, read by a reader that is not ours, and opened by her.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';
import { read, sound } from './paper.mjs';

let desk;
let manager;
let person;

before(async () => {
  desk = await openDesk();
  manager = await desk.visitor({ as: 'administrator', script: false });
  await manager.open('/sportello/percorsi?servizio=emilia-romagna-self-employment&percorso=self_employment');
  person = await manager.page.locator('a.name', { hasText: 'Giulia Ferrando' }).getAttribute('href');
}, { timeout: 180_000 });
after(async () => { await manager?.context.close(); await desk?.close(); });

test('a letter is written with its faults told, then one person gets it in three presses', { timeout: 90_000 }, async () => {
  const { page } = manager;
  await manager.open('/sportello/modelli');
  await manager.press(page.getByRole('link', { name: 'Nuova lettera' }));
  await page.locator('[name=name]').fill('Cambio di orario');
  await page.locator('[name="subject.it"]').fill('Lo sportello cambia orario');
  await page.locator('[name="text.it"]').fill('Buongiorno {{ given_name }},\nda lunedì siamo aperti **anche il pomeriggio**.\n\n{{ nome_sportello }}');
  await manager.press(page.locator('button[value=save]'));
  assert.match(await page.locator('main').innerText(), /Riga 4, Italiano: \{\{ nome_sportello \}\}/);
  await page.locator('[name="text.it"]').fill('Buongiorno {{ given_name }},\nda lunedì siamo aperti **anche il pomeriggio**.\n\n{{ desk_name }}');
  await manager.press(page.locator('button[value=save]'));
  assert.match(await page.locator('.letter').innerText(), /Buongiorno Anna,\s+da lunedì siamo aperti anche il pomeriggio/);

  await manager.open(`${person}/documenti`);
  await manager.press(page.getByRole('link', { name: 'Cambio di orario' }));
  assert.match(await page.locator('[name=text]').inputValue(), /Buongiorno Giulia,/);
  await manager.press(page.locator('button[value=paper]'));
  const made = page.locator('ul.listed li', { hasText: 'Lo sportello cambia orario' });
  assert.match(await made.innerText(), /Lettera[\s\S]*PDF[\s\S]*fatto qui/);
  const answer = await manager.context.request.get(desk.base + await made.locator('a').first().getAttribute('href'));
  const letter = await read(await answer.body());
  const of = sound(letter, 'letter');
  assert.equal(of('H1')[0].text, 'Lo sportello cambia orario');
  assert.ok(of('P').some(({ text }) => /da lunedì siamo aperti anche il pomeriggio/.test(text)), 'what it says is a paragraph');
  assert.match(letter.text, /Giulia Ferrando[\s\S]*Buongiorno Giulia/);
});

test('what the office has printed stands in the certificate', { timeout: 60_000 }, async () => {
  const answer = await manager.context.request.get(`${desk.base}${person}/stato/attestato.pdf`);
  const certificate = await read(await answer.body());
  sound(certificate, 'certificate');
  assert.match(certificate.text, /Responsabile del procedimento/);
});

test('a paper is brought in, opened by her on her telephone, and removed with a reason', { timeout: 90_000 }, async () => {
  const { page } = manager;
  const scan = { name: 'consenso firmato.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') };
  await manager.open(`${person}/documenti`);
  await page.locator('#f-file').setInputFiles({ ...scan, buffer: Buffer.from('non è un PDF') });
  await manager.press(page.getByRole('button', { name: 'Conserva il file' }));
  assert.match(await page.locator('.errors').innerText(), /non è un PDF/);
  await page.locator('#f-file').setInputFiles(scan);
  await page.locator('[name=kind]').selectOption('consent');
  await manager.press(page.getByRole('button', { name: 'Conserva il file' }));
  const kept = page.locator('ul.listed li', { hasText: 'Consenso su carta' });
  assert.equal(await kept.count(), 1, 'it is called by its kind');

  const giulia = await desk.visitor({ as: 'citizen', width: 360 });
  await giulia.open(`/area/${person.split('/').pop()}/documenti`);
  const hers = giulia.page.locator('ul.listed li', { hasText: 'Consenso su carta' });
  const opened = await giulia.context.request.get(desk.base + await hers.locator('a').getAttribute('href'));
  assert.equal((await opened.body()).toString(), scan.buffer.toString());
  const wide = await giulia.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  await giulia.leave();

  await kept.locator('summary').click();
  await kept.locator('[name=reason]').fill('Era di un’altra persona');
  await manager.press(kept.getByRole('button', { name: 'Togli il file' }));
  assert.match(await page.locator('ul.listed').first().innerText(), /tolto il [\s\S]*Era di un’altra persona/);
});

test('one letter goes to all of a list', { timeout: 90_000 }, async () => {
  const { page } = manager;
  await manager.open('/sportello/persone?q=Giulia');
  await manager.press(page.getByRole('link', { name: 'Lettera a tutti' }));
  await page.locator('#f-lettera').selectOption({ label: 'Cambio di orario' });
  await manager.press(page.getByRole('button', { name: 'Guarda che cosa viene' }));
  const told = await page.locator('#come').innerText();
  assert.match(told, /riceve|ricevono/);
  assert.match(await page.locator('.letter').innerText(), /Buongiorno Giulia/);
  await manager.press(page.locator('form[method=post][action="/sportello/lettere"] button'));
  for (let tries = 0; tries < 60 && !(await page.locator('a[href$="/lettere.pdf"]').count()); tries += 1) {
    await new Promise((done) => { setTimeout(done, 500); });
    await page.reload();
  }
  const all = await manager.context.request.get(desk.base + await page.locator('a[href$="/lettere.pdf"]').getAttribute('href'));
  const letters = await read(await all.body());
  assert.ok(letters.pages >= 1 && letters.marked && letters.tags.some(({ role, text }) => role === 'H1' && text === 'Lo sportello cambia orario'));
});
