// The desk without a mouse.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from './desk.mjs';

let desk;
let somebody;

before(async () => { desk = await openDesk(); somebody = await desk.visitor({ as: 'operator' }); }, { timeout: 180_000 });
after(async () => { await somebody?.context.close(); await desk?.close(); });
const check = (name, act) => test(name, { timeout: 60_000 }, async () => { await act(somebody.page); somebody.check(); });

/** Whether the keyboard's place is on something that `selector` names. */
const isOn = (page, selector) => page.evaluate((query) => document.activeElement?.matches(query) ?? false, selector);

check('the first Tab offers to skip to the content, and Enter does', async (page) => {
  await somebody.open('/sportello/persone');
  await page.keyboard.press('Tab');
  assert.ok(await isOn(page, 'a.skip'), 'the first stop is something else');
  assert.ok(await page.locator('a.skip').evaluate((link) => { const box = link.getBoundingClientRect(); return box.left >= 0 && box.top >= 0 && box.width > 1; }), 'the skip link is not seen when the focus is on it');
  await page.keyboard.press('Enter');
  assert.ok(await isOn(page, '#main'));
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is not in the content');
});

check('/ goes to the search, Escape leaves it', async (page) => {
  await somebody.open('/sportello');
  await page.keyboard.press('/');
  assert.ok(await isOn(page, 'input[type=search]'));
  await page.keyboard.press('Escape');
  assert.ok(!await isOn(page, 'input[type=search]'));
});

for (const [letter, path] of [['o', '/sportello'], ['p', '/sportello/persone'], ['i', '/sportello/imprese'], ['f', '/sportello/offerte'], ['c', '/sportello/corsi']]) {
  check(`g ${letter} goes to ${path}`, async (page) => {
    await somebody.open(path === '/sportello' ? '/sportello/persone' : '/sportello');
    await page.keyboard.press('g');
    await somebody.go(() => page.keyboard.press(letter));
    assert.equal(new URL(page.url()).pathname, path);
  });
}

check('letters typed into a field do nothing else', async (page) => {
  await somebody.open('/sportello/persone');
  await page.locator('#q').fill('');
  await page.locator('#q').press('g');
  await page.locator('#q').press('o');
  assert.equal(await page.locator('#q').inputValue(), 'go');
  assert.equal(new URL(page.url()).pathname, '/sportello/persone');
});

check('j and k walk the rows and Enter opens one', async (page) => {
  await somebody.open('/sportello/persone');
  const names = await page.locator('tr[data-row] a.name').allInnerTexts();
  const here = async () => (await page.evaluate(() => document.activeElement.innerText)).trim();
  await page.keyboard.press('j');
  assert.equal(await here(), names[0].trim());
  await page.keyboard.press('j');
  assert.equal(await here(), names[1].trim());
  await page.keyboard.press('k');
  assert.equal(await here(), names[0].trim());
  await somebody.go(() => page.keyboard.press('Enter'));
  assert.equal((await page.locator('h1').innerText()).trim(), names[0].trim());
});

/** The address of the first published vacancy with people on its shortlist. */
async function shortlist(page) {
  await somebody.open('/sportello/offerte');
  const bases = await page.locator('tr[data-row] a.name').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  for (const base of bases.slice(0, 12)) {
    await somebody.open(`${base.replace(/\/rosa$/, '')}/rosa?stato=new`);
    if (await page.locator('li.cand[id]').count()) return page.url();
  }
  throw new Error('no vacancy of the first twelve has a candidate nobody has spoken to');
}

check('every act on a candidate is reached by Tab, and is seen where it is', async (page) => {
  const list = await shortlist(page);
  const opener = page.locator('li.cand[id] a.square').first();
  await somebody.press(opener);
  assert.notEqual(page.url(), list);
  const wanted = await page.evaluate(() => {
    const row = document.querySelector('li.cand.open');
    // What stands in a closed menu is reached after its summary is opened.
    const acts = [...row.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter((each) => !each.disabled && !(each.closest('details:not([open])') && each.tagName !== 'SUMMARY'));
    acts.forEach((each, ix) => { each.dataset.act = String(ix); });
    row.querySelector('[data-act]').focus();
    return acts.length;
  });
  assert.ok(wanted >= 5, `${wanted} acts`);
  const reached = new Set();
  for (let press = 0; press < wanted * 2 + 10 && reached.size < wanted; press += 1) {
    const at = await page.evaluate(() => {
      const on = document.activeElement;
      const box = on.getBoundingClientRect();
      const look = getComputedStyle(on);
      return { act: on.dataset.act, words: on.innerText || on.getAttribute('aria-label') || on.name, ringed: look.outlineStyle !== 'none' || look.boxShadow !== 'none', seen: box.width > 0 && box.height > 0 };
    });
    if (at.act) {
      reached.add(at.act);
      assert.ok(at.seen && at.ringed, `the focus on "${at.words}" is not seen`);
    }
    await page.keyboard.press('Tab');
  }
  const missed = await page.evaluate((done) => [...document.querySelectorAll('[data-act]')].filter((each) => !done.includes(each.dataset.act)).map((each) => `${each.tagName} ${each.name ?? ''} ${each.innerText}`), [...reached]);
  assert.deepEqual(missed, [], `${reached.size} of ${wanted} acts were reached`);
});

check('p proposes the candidate in the row where one is', async (page) => {
  const list = await shortlist(page);
  const before = new URL(list).pathname;
  await page.keyboard.press('j');
  const name = (await page.locator('li.cand.here h3').innerText()).trim();
  await somebody.go(() => page.locator('li.cand.here a.square').press('Enter'));
  assert.equal((await page.locator('li.cand.open h3').innerText()).trim(), name);
  await somebody.go(() => page.keyboard.press('p'));
  assert.equal(new URL(page.url()).pathname, before);
  assert.equal(await page.locator('.flash').count(), 1);
});

check('x chooses the row where one is', async (page) => {
  await shortlist(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  assert.equal((await page.locator('[data-count]').innerText()).trim(), '1');
  assert.equal(await page.locator('li.cand.here input[name=worker]').isChecked(), true);
});

check('? shows the keys', async (page) => {
  await somebody.open('/sportello');
  await somebody.go(() => page.keyboard.press('?'));
  assert.ok(await page.locator('kbd').count() > 5);
});
