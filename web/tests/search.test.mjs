// People are found while one types: by name without accents, by codice fiscale, by telephone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { openDesk, program, until } from './desk.mjs';

// Invented people; the code of the first agrees with her name, day and place of birth.
const people = [
  { id: 'search-1', given_name: 'Zoë', family_name: 'D’Agostìn Lavò', codice_fiscale: 'DGSZOE85E41E463K', birth_date: '1985-05-01', sex: 'F', contacts: { phone: ['+39 347 000 1122'] }, residence: { istat: '011015' } },
  { id: 'search-2', given_name: 'Ýrsa', family_name: 'Nuñez Müller', contacts: { phone: ['+39 0187 998877'] }, residence: { istat: '011015' } },
];

/** The letter that closes a codice fiscale. */
function closed(code) {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const value = (sign) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);
  const sum = [...code].reduce((total, sign, ix) => total + (ix % 2 ? value(sign) : odd[value(sign)]), 0);
  return code + String.fromCharCode(65 + (sum % 26));
}
people[0].codice_fiscale = closed(people[0].codice_fiscale.slice(0, 15));

let desk;
let somebody;

before(async () => {
  desk = await openDesk();
  const file = join(desk.data, 'people.jsonl');
  writeFileSync(file, people.map((person) => JSON.stringify(person)).join('\n') + '\n');
  const done = spawnSync(program, ['--data', desk.data, 'import', 'workers', file], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stdout + done.stderr);
  somebody = await desk.visitor({ as: 'operator' });
}, { timeout: 180_000 });
after(async () => { await somebody?.context.close(); await desk?.close(); });

const name = (person) => `${person.given_name} ${person.family_name}`;
const shown = async ({ page }) => (await page.locator('#results tr[data-row] a.name').allInnerTexts()).map((each) => each.trim());

for (const [what, typed, person] of [
  ['name and family name without accents', 'zoe dagostin', people[0]],
  ['part of a family name', 'lavo', people[0]],
  ['foreign letters', 'yrsa nunez', people[1]],
  ['codice fiscale', people[0].codice_fiscale, people[0]],
  ['codice fiscale in small letters', people[0].codice_fiscale.toLowerCase(), people[0]],
  ['telephone with its prefix', '+393470001122', people[0]],
  ['telephone with spaces', '347 000 1122', people[0]],
  ['telephone without prefix', '3470001122', people[0]],
  ['telephone of a house', '0187 998877', people[1]],
]) {
  test(`found while typing: ${what}`, { timeout: 60_000 }, async () => {
    const { page } = somebody;
    await somebody.open('/sportello/persone');
    await page.locator('#q').pressSequentially(typed, { delay: 15 });
    await until(`${name(person)} for "${typed}"`, async () => { const found = await shown(somebody); return found.length <= 3 && found.includes(name(person)); }, 8000);
    assert.equal(await page.locator('#q').inputValue(), typed, 'what was typed was overwritten');
    assert.equal(new URL(page.url()).searchParams.get('q'), typed, 'the address does not keep the search');
    somebody.check();
  });
}

test('the search of everything finds a person', { timeout: 60_000 }, async () => {
  const { page } = somebody;
  await somebody.open('/sportello');
  await page.locator('#seek').fill('yrsa nunez');
  await somebody.go(() => page.locator('#seek').press('Enter'));
  assert.ok(await page.locator('main').getByText(name(people[1])).count(), 'not among the answers');
  somebody.check();
});

test('nothing found says so, without an error', { timeout: 60_000 }, async () => {
  const { page } = somebody;
  await somebody.open('/sportello/persone?q=qwertyuiop');
  assert.equal(await page.locator('#results tr[data-row]').count(), 0);
  assert.ok((await page.locator('#results .empty').innerText()).length > 10);
  somebody.check();
});
