// The protected part of a file at a browser: opened for a purpose, changed, with its history; who opened the file; a protected file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';

let desk;

before(async () => { desk = await openDesk(); }, { timeout: 180_000 });
after(() => desk?.close());

for (const script of [true, false]) {
  test(`the protected part is opened for a purpose and changed, ${script ? 'with' : 'without'} script`, { timeout: 120_000 }, async () => {
    const somebody = await desk.visitor({ as: 'operator', script });
    const { page } = somebody;
    const words = `due figli, ${script ? 'tre' : 'sei'} anni`;
    await somebody.open('/sportello/persone');
    await somebody.press(page.locator('a.name[href^="/sportello/persone/"]').first());
    const person = new URL(page.url()).pathname;
    await somebody.press(page.locator(`a[href="${person}/protetta"]`));
    assert.ok(!(await page.content()).includes('due figli'), 'the question shows nothing');
    await page.locator('input[name=why][value=pact]').check();
    await somebody.press(page.locator('main form button.btn-primary'));
    const section = page.locator('section', { has: page.locator('#s-household') });
    await somebody.press(section.locator('form[action$="/household/modifica"] button'));
    await page.locator('[name=children]').fill('2');
    await page.locator('[name=notes]').fill(words);
    await somebody.press(page.locator('main form button.btn-primary'));
    assert.match(await section.innerText(), new RegExp(words));
    if (script) assert.deepEqual(await somebody.violations(), []);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await somebody.overflow(), null);
    // The address alone asks again; nothing is kept by the browser.
    await somebody.open(`${person}/protetta`);
    assert.ok(!(await page.content()).includes('due figli'));
    if (script) assert.ok(!JSON.stringify(await page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage)])).includes('due figli'));
    await somebody.open(`${person}/accessi`);
    assert.match(await page.locator('main table').innerText(), /Parte protetta/);
    await somebody.leave();
  });
}

test('a protected file is there for its team and for nobody else', { timeout: 120_000 }, async () => {
  const team = await desk.visitor({ as: 'womensSpace' });
  await team.open('/sportello/riservate/nuova');
  await team.page.locator('[name=pseudonym]').fill('Luce di Prova');
  await team.page.locator('[name=safe_times]').fill('martedì mattina');
  await team.press(team.page.locator('main form button.btn-primary'));
  const path = new URL(team.page.url()).pathname;
  await team.page.locator('input[name=why][value=services]').check();
  await team.press(team.page.locator('main form button.btn-primary'));
  assert.match(await team.page.locator('main').innerText(), /Luce di Prova[\s\S]*martedì mattina/);
  assert.deepEqual(await team.violations(), []);
  await team.open('/sportello/cerca?q=luce');
  assert.equal(await team.page.locator(`a[href*="${path.split('/').pop()}"]`).count(), 0);
  await team.leave();
  const other = await desk.visitor({ as: 'operator' });
  other.expected.push(/40[34] GET/, /console: Failed to load resource/);
  const answer = await other.open(path);
  assert.ok([403, 404].includes(answer.status()), String(answer.status()));
  await other.leave();
});
