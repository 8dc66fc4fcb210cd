// Services as people live them: a manager changes one and another desk takes it over, an operator speaks for a person who telephones
// or writes on paper, a person goes one of the ways that a pathway has, and does her part on her telephone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ago, answer, begin, done, end, exits, offer, phase, sheet, step, strangers } from './case.mjs';
import { wrong } from './cycle.mjs';
import { openDesk } from './desk.mjs';

let desk;
let elsewhere;
let people;

before(async () => {
  [desk, elsewhere] = await Promise.all([openDesk(), openDesk()]);
  const operator = await desk.visitor({ as: 'operator', script: false });
  people = await strangers(operator, 8);
  await operator.leave();
}, { timeout: 180_000 });
after(async () => { await desk?.close(); await elsewhere?.close(); });

/** Somebody at the desk, who leaves without a fault also when the story breaks. */
async function as(role, options, story, at = desk) {
  const somebody = await at.visitor({ as: role, ...options });
  try {
    await story(somebody);
    somebody.check();
  } finally {
    await somebody.context.close();
  }
}

/** The path of a person whose name stands in the list of those who are on a pathway, and of her case. */
async function onTheWay({ page, open }, name) {
  await open('/sportello/percorsi?servizio=emilia-romagna-self-employment&percorso=self_employment');
  return page.locator('tr[data-row]', { hasText: name }).locator('a[href*="/percorsi/"]').getAttribute('href');
}

test('a manager sets, rewrites and publishes a service, and another desk takes it over', { timeout: 120_000 }, async () => {
  const service = '/sportello/servizi/extracurricular-traineeship';
  const renamed = 'Prima di cominciare il tirocinio';
  let zip;
  await as('administrator', { script: false }, async (manager) => {
    const { page } = manager;
    await manager.open(service);
    manager.expected.push(/422/);
    await page.getByLabel('Indennità mensile minima').fill('tanto');
    await manager.press(page.getByRole('button', { name: 'Attiva il servizio' }));
    assert.equal(await page.getByLabel('Indennità mensile minima').inputValue(), 'tanto', 'what was typed stays beside its error');
    assert.equal(await page.locator('.field.wrong').count(), 1);
    await offer(manager, 'extracurricular-traineeship', { 'Indennità mensile minima': '450' });
    assert.equal(await page.getByLabel('Indennità mensile minima').inputValue(), '450');
  });
  await as('operator', { script: false }, (operator) => begin(operator, people[0], 'Tirocinio'));

  await as('administrator', { script: false }, async (manager) => {
    const { page } = manager;
    await manager.open(service);
    await manager.press(page.getByRole('link', { name: 'Modifica' }));
    await manager.press(page.getByRole('link', { name: 'pathways/traineeship.toml' }));
    const whole = await page.locator('#f-text').inputValue();
    await page.locator('#f-text').fill(whole.replace('to = "conclusion"', 'to = "preparation"'));
    await manager.press(page.getByRole('button', { name: 'Salva e controlla' }));
    assert.match(await page.locator('.errors').innerText(), /pathways\/traineeship\.toml:\d+:\d+/);
    assert.equal(await page.getByRole('button', { name: 'Pubblica la versione' }).count(), 0, 'what has faults is not published');
    await page.locator('#f-text').fill(whole.replace('title.it = "Preparazione"', `title.it = "${renamed}"`));
    await manager.press(page.getByRole('button', { name: 'Salva e controlla' }));
    assert.equal(await page.locator('.errors').count(), 0, await wrong(manager));
    assert.match(await page.locator('.pathway-picture .stage title').allTextContents().then(String), new RegExp(renamed));
    await manager.press(page.getByRole('button', { name: 'Pubblica la versione' }));
    await manager.press(page.getByRole('button', { name: 'Passa alla 1.0.1' }));
    assert.match(await page.locator('section[aria-labelledby=about]').innerText(), /1\.0\.1/);
    assert.equal(await page.getByLabel('Indennità mensile minima').inputValue(), '450', 'what the desk set stays');
    const file = await manager.context.request.get(desk.base + await page.getByRole('link', { name: 'Esporta' }).getAttribute('href'));
    assert.match(file.headers()['content-disposition'], /extracurricular-traineeship-1\.0\.1\.zip/);
    zip = await file.body();
  });
  await as('operator', { script: false }, async (operator) => {
    await operator.open(`${people[0]}/percorsi`);
    await operator.press(operator.page.getByRole('link', { name: 'Tirocinio', exact: true }));
    assert.match(await operator.page.locator('section[aria-labelledby=way]').innerText(), /segue la versione 1\.0\.0, con cui è cominciato/);
    assert.equal(await phase(operator), 'Preparazione', 'who had begun stays on the old words');
    await begin(operator, people[1], 'Tirocinio');
    assert.equal(await phase(operator), renamed);
  });

  await as('administrator', { script: false }, async (manager) => {
    const { page } = manager;
    manager.expected.push(/422/);
    const bring = async (buffer) => {
      await manager.open('/sportello/servizi');
      await page.locator('#f-file').setInputFiles({ name: 'tirocinio.zip', mimeType: 'application/zip', buffer });
      await manager.press(page.getByRole('button', { name: 'Controlla e porta dentro' }));
    };
    await bring(zip.subarray(0, zip.length / 2));
    assert.equal(await page.locator('.errors').count(), 1, 'half a file is no service');
    await bring(zip);
    assert.match(await page.locator('section[aria-labelledby=about]').innerText(), /1\.0\.1/);
    await offer(manager, 'extracurricular-traineeship');
    const again = await manager.context.request.get(elsewhere.base + await page.getByRole('link', { name: 'Esporta' }).getAttribute('href'));
    assert.deepEqual(await again.body(), zip, 'the same file leaves there');
  }, elsewhere);
  await as('operator', { script: false }, async (operator) => {
    const [person] = await strangers(operator, 1);
    await begin(operator, person, 'Tirocinio');
    assert.equal(await phase(operator), renamed);
  }, elsewhere);
});

/** Answers that fit the profiling of Sardinia. */
const profile = {
  education: 'upper_secondary', education_abroad: 'no', training: 'finished', digital: ['email', 'spid'], italian: 5, languages: '1', ever_worked: 'yes',
  years_worked: '3,5', search_acts: ['sites'], cv: 'old', confidence: 4, hours: ['morning', 'afternoon'], licence: 'both', distance: '30',
};

test('profiling by telephone: invited, answered for her, given back', { timeout: 90_000 }, () => as('operator', { script: false }, async (operator) => {
  const { page } = operator;
  const way = await begin(operator, people[2], 'Profilazione', { on: ago(3) });
  await done(operator, 'Mandare il collegamento', { on: ago(3) });
  assert.deepEqual(await exits(operator), ['Non profilata', 'Interrotta']);
  const at = await sheet(operator, 'Compilare il questionario', profile, 'telephone');
  assert.equal(await phase(operator), 'Restituzione');
  await operator.open(at);
  assert.match(await page.locator('section[aria-labelledby=times]').innerText(), /al telefono, Chiara Donati/);
  await operator.press(page.locator('form[action$="/fascia"] button').first());
  assert.match(await page.locator('main').innerText(), /Confermata da Chiara Donati/);
  await operator.open(way);
  await done(operator, 'Colloquio', { note: 'Si riconosce nel profilo' });
  await sheet(operator, 'Confermare o cambiare il profilo', { changed: 'no', minutes: '50' });
  await done(operator, 'Consegnare il profilo');
  await end(operator, 'Profilata');
  assert.match(await page.locator('.alert-line').first().innerText(), /Profilata.*obiettivo raggiunto/);
  await operator.open(`${people[2]}/servizi`);
  const services = await page.locator('main').innerText();
  assert.ok(/15 min/.test(services) && /60 min|1 h/.test(services), services);
}));

test('profiling on paper, and for somebody who does not answer', { timeout: 90_000 }, () => as('operator', { script: false }, async (operator) => {
  const { page } = operator;
  const way = await begin(operator, people[3], 'Profilazione', { on: ago(9) });
  await done(operator, 'Mandare il collegamento', { on: ago(9) });
  await operator.press(step(operator, 'Compilare il questionario').locator('button[value=paper]'));
  assert.match(page.url(), /\/carta$/);
  const paper = await page.locator('main').innerText();
  const [, code] = /Codice ([2-9A-Z]+)/.exec(paper);
  assert.ok((paper.match(/☐/g) ?? []).length > 40 && !paper.includes('☒'), 'boxes to be ticked by hand');
  await operator.open('/sportello/questionari');
  await page.locator('#codice').fill(code.toLowerCase());
  await operator.press(page.getByRole('button', { name: 'Trova' }));
  await answer(page, profile);
  await page.locator('#filled').selectOption('paper');
  await operator.press(page.locator('button[value=complete]'));
  assert.match(await page.locator('section[aria-labelledby=times]').innerText(), /da carta, Chiara Donati/);
  await operator.open(way);
  assert.equal(await phase(operator), 'Restituzione');

  await begin(operator, people[4], 'Profilazione', { on: ago(20) });
  await done(operator, 'Mandare il collegamento', { on: ago(20) });
  assert.match(await step(operator, 'Ricordare l’invito').innerText(), /scaduto/);
  await done(operator, 'Ricordare l’invito');
  await operator.press(page.getByRole('button', { name: 'Vai a: Nessuna risposta' }));
  assert.equal(await phase(operator), 'Nessuna risposta');
  await sheet(operator, 'Chiedere perché');
  await sheet(operator, 'Compilare insieme', profile, 'in_person');
  assert.equal(await phase(operator), 'Restituzione', 'answered together, she goes on like the others');
  await operator.open('/sportello/percorsi?servizio=sardinia-profiling&percorso=profiling&fase=restitution');
  assert.equal(await page.locator('tr[data-row]').count(), 2);
}));

/** From the first contact to where the way is chosen. */
async function toTheChoice(operator, person) {
  await begin(operator, person, 'Avvio di impresa o lavoro autonomo', { on: ago(5), said: { 'fact-in_pact': 'yes', 'fact-cluster': 'standard' } });
  await done(operator, 'Fissare l’appuntamento');
  await done(operator, 'Colloquio');
  await sheet(operator, 'Scheda del progetto', { needed: '9000', own: '9000' });
  await sheet(operator, 'Questionario sulle attitudini');
  await done(operator, 'Colloquio sulle competenze');
  assert.equal(await phase(operator), 'Programma di lavoro');
  await done(operator, 'Colloquio sul programma');
}

test('an idea of one’s own: alone, or with the desk to a project that holds', { timeout: 120_000 }, () => as('operator', { script: false }, async (operator) => {
  const { page } = operator;
  await toTheChoice(operator, people[5]);
  assert.deepEqual(await exits(operator), ['Interrotto']);
  await done(operator, 'Scegliere la strada', { decision: 'Andare avanti da soli' });
  assert.deepEqual(await exits(operator), ['Va avanti da sola', 'Interrotto']);
  await end(operator, 'Va avanti da sola');
  assert.match(await page.locator('.alert-line').first().innerText(), /Va avanti da sola.*va avanti altrove/);

  await toTheChoice(operator, people[6]);
  await done(operator, 'Scegliere la strada', { decision: 'Andare avanti con il sostegno dello sportello' });
  assert.equal(await phase(operator), 'Sviluppo dell’idea');
  await done(operator, 'Studio del mercato di riferimento');
  await done(operator, 'Incontri di sviluppo');
  assert.equal(await phase(operator), 'Fattibilità e conclusione');
  await sheet(operator, 'Scheda di fattibilità', { advanced: 'yes' });
  assert.doesNotMatch(await step(operator, 'Invio ai servizi del territorio').innerText(), /per ora non serve/);
  await done(operator, 'Dire se è fattibile', { decision: 'Fattibile' });
  assert.deepEqual(await exits(operator), ['Progetto fattibile', 'Interrotto']);
  await end(operator, 'Progetto fattibile');
  assert.equal(await page.locator('.pathway-picture .way-out.now title').textContent(), 'Progetto fattibile: finito così');
}));

/** Goes on with the key of tabs until the element in focus is the one that is meant. */
async function tabTo(page, selector) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`no key leads to ${selector} on ${page.url()}`);
}

test('given up, by the keys alone', { timeout: 60_000 }, () => as('operator', {}, async (operator) => {
  const { page } = operator;
  await operator.open(await onTheWay(operator, 'Amina Belhaj'));
  assert.equal(await phase(operator), 'Programma di lavoro');
  await tabTo(page, 'input[value=programme_talk] ~ button');
  await operator.go(() => page.keyboard.press('Enter'));
  await tabTo(page, 'input[name=decision]');
  await page.keyboard.press('Space');
  assert.ok(await page.locator('input[name=decision][value=give_up]').isChecked());
  await tabTo(page, 'input[value=way] ~ button');
  await operator.go(() => page.keyboard.press('Enter'));
  await tabTo(page, 'input[value=gave_up] ~ button');
  await operator.go(() => page.keyboard.press('Enter'));
  assert.match(await page.locator('.alert-line').first().innerText(), /Rinuncia al progetto.*rinuncia/);
  assert.deepEqual(await operator.violations(), []);
}));

/** Answers all sections from the first page to the end, on a telephone. */
async function answerOnPhone(phone) {
  const { page } = phone;
  await phone.press(page.locator('main form button').first());
  for (let pages = 0; !/\/fine$/.test(page.url()); pages += 1) {
    assert.ok(pages < 12, page.url());
    assert.equal(await phone.overflow(), null, page.url());
    await answer(page);
    await phone.press(page.locator('button[value=next]'));
  }
  await phone.press(page.locator('form[action$="/fine"] button'));
}

test('a person does her part on her telephone, by a link and on her own pages', { timeout: 90_000 }, async () => {
  let way;
  await as('operator', { script: false }, async (operator) => {
    way = await onTheWay(operator, 'Giulia Ferrando');
    await operator.open(way);
    await done(operator, 'Colloquio');
    await operator.press(step(operator, 'Scheda del progetto').locator('button[value=email]'));
    assert.match(await step(operator, 'Scheda del progetto').innerText(), /Mandato/);
  });
  const letter = await desk.mail(/\/q\//);
  const phone = await desk.visitor({ width: 360 });
  await phone.open(/\/q\/[A-Za-z0-9_-]+/.exec(letter)[0]);
  await answerOnPhone(phone);
  assert.match(await phone.page.locator('h1').innerText(), /Grazie|già risposto/);
  await phone.leave();
  await as('operator', { script: false }, async (operator) => {
    await operator.open(way);
    assert.equal(await phase(operator), 'Competenze e attitudini');
    await operator.press(step(operator, 'Questionario sulle attitudini').locator('button[value=email]'));
  });

  await as('citizen', { width: 360 }, async (citizen) => {
    const { page } = citizen;
    await citizen.open('/area');
    const hers = page.locator('section[aria-labelledby=pathways]');
    assert.match(await hers.innerText(), /A che punto è: Competenze e attitudini[\s\S]*Che cosa tocca a te[\s\S]*Questionario sulle attitudini/);
    assert.equal(await citizen.overflow(), null);
    await citizen.press(page.locator('.tabs a[href$="/questionari"]'));
    await citizen.press(page.getByRole('link', { name: 'Attitudini e motivazione' }));
    await answerOnPhone(citizen);
    await citizen.open('/area');
    assert.doesNotMatch(await hers.locator('ul').last().innerText(), /Questionario sulle attitudini/);
  });
  await as('operator', { script: false }, async (operator) => {
    await operator.open(way);
    assert.match(await step(operator, 'Questionario sulle attitudini').innerText(), /fatto/);
  });
});
