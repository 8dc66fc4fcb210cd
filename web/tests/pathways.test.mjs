// A service from its switch to the end of somebody's pathway, as a manager and an operator do it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';

const service = '/sportello/servizi/emilia-romagna-self-employment';
let desk;

before(async () => {
  desk = await openDesk();
});
after(() => desk?.close());

/** Somebody who is on no pathway yet: the last of the list, which the story of the desk does not touch. */
async function free(somebody) {
  await somebody.open('/sportello/persone?ordine=name&righe=50');
  const links = await somebody.page.locator('a.name[href^="/sportello/persone/0"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return links.at(-1);
}

test('a manager sets what the desk uses, and an operator follows a person to the end', { timeout: 120_000 }, async () => {
  const manager = await desk.visitor({ as: 'administrator' });
  await manager.open(service);
  await manager.page.getByLabel('Giorni dalla firma del patto entro i quali si fissa l’appuntamento').fill('12');
  await manager.page.getByRole('button', { name: 'Salva le scelte' }).click();
  assert.equal(await manager.page.getByLabel('Giorni dalla firma del patto entro i quali si fissa l’appuntamento').inputValue(), '12');
  await manager.leave();

  const operator = await desk.visitor({ as: 'operator' });
  const { page } = operator;
  const person = await free(operator);
  await operator.open(`${person}/percorsi`);
  let clicks = 0;
  const click = async (locator) => {
    clicks += 1;
    await locator.click();
    await page.waitForLoadState();
  };
  await click(page.getByRole('link', { name: /^Comincia\s*: Avvio di impresa/ }));
  await click(page.locator('input[name="fact-in_pact"][value="yes"]'));
  await click(page.getByRole('button', { name: 'Comincia il percorso' }));
  assert.match(await page.locator('#now').innerText(), /Accesso/);
  await click(page.getByRole('button', { name: /^Fatto\s*: Fissare/ }));
  assert.match(await page.locator('#now').innerText(), /Colloquio informativo/);
  const now = page.locator('.pathway-picture .stage.now title');
  assert.match(await now.textContent(), /Colloquio informativo: in corso/);
  await click(page.getByRole('button', { name: /^Fatto\s*: Colloquio/ }).first());
  const recorded = clicks;

  // A mistake is struck out, and stays readable.
  await page.locator('summary', { hasText: 'Cancella' }).first().click();
  await page.getByLabel('Perché').first().fill('Non è venuta');
  await page.getByRole('button', { name: 'Cancella, resta leggibile' }).first().click();
  assert.match(await page.locator('.story s').first().innerText(), /Colloquio/);

  await page.getByRole('combobox', { name: 'Motivo' }).last().selectOption('hired');
  await page.getByRole('button', { name: /^Concludi\s*: Interrotto/ }).click();
  assert.match(await page.locator('main').innerText(), /Ha trovato lavoro/);
  assert.equal(await page.getByRole('button', { name: /^Fatto/ }).count(), 0);
  console.log(`pathway: begun with ${recorded - 2} clicks, then one click a step`);
  assert.deepEqual(await operator.violations(), []);
  await operator.leave();
});

test('the same without script, and a group at once', { timeout: 120_000 }, async () => {
  const operator = await desk.visitor({ as: 'operator', script: false });
  const { page } = operator;
  await operator.open('/sportello/percorsi?servizio=emilia-romagna-self-employment&percorso=self_employment');
  const names = page.locator('input[name=run]');
  assert.ok(await names.count() >= 2);
  await names.nth(0).check();
  await names.nth(1).check();
  await page.getByLabel('Che cosa si è fatto').selectOption('tax_lab');
  await page.getByRole('button', { name: 'Registra per tutte' }).click();
  const words = await page.locator('main').innerText();
  assert.ok(/Registrat|non è stato registrato/.test(await page.locator('body').innerText()), words);
  await operator.leave();
});
