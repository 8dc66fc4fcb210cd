// Takes the pictures of docs/screenshots from the demonstration desk: node pictures.mjs [FOLDER].
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDesk } from './tests/desk.mjs';

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../docs/screenshots');
mkdirSync(folder, { recursive: true });
const desk = await openDesk();
const guide = await desk.visitor({ as: 'operator' });
const paths = async (selector) => guide.page.locator(selector).evaluateAll((links) => links.map((link) => new URL(link.href).pathname));

/** The first of some pages on which something is found. */
async function firstWith(addresses, selector, least) {
  for (const address of addresses) {
    await guide.open(address);
    if (await guide.page.locator(selector).count() >= least) return address;
  }
  throw new Error(`no page has ${least} of ${selector}`);
}

await guide.open('/sportello/offerte');
const bases = [...new Set((await paths('tr[data-row] a[href*="/sportello/offerte/"]')).map((path) => path.split('/').slice(0, 4).join('/')))];
await guide.open('/sportello');
const today = [...new Set((await paths('main a[href*="/sportello/offerte/"]')).map((path) => path.split('/').slice(0, 4).join('/')))];
const candidates = [...today, ...bases];
const shortlist = await firstWith(candidates.map((base) => `${base}/rosa`), 'li.cand[id]', 8);
await guide.press(guide.page.locator('li.cand[id] a.square').first());
const opened = guide.page.url().slice(desk.base.length).replace(/#.*/, '');
const round = await firstWith(candidates.map((base) => `${base}/giro`), '#now-calling', 1);
const rosa = await firstWith(candidates.map((base) => `${base}/invia`), 'input[name=worker]:checked', 1).catch(() => firstWith(candidates.map((base) => `${base}/invia`), '#sent', 1));
await guide.open(shortlist);
const person = (await paths('li.cand[id] h3 a'))[0];
await guide.leave();

for (const width of [1280, 360]) {
  for (const [name, path, as] of [['oggi', '/sportello', 'operator'], ['elenco', opened, 'operator'], ['persona', person, 'operator'], ['giro', round, 'operator'], ['rosa', rosa, 'operator'], ['bacheca', '/', null]]) {
    const somebody = await desk.visitor({ as, width });
    await somebody.open(path);
    await somebody.page.screenshot({ path: join(folder, `${name}-${width}.png`), animations: 'disabled' });
    await somebody.leave();
  }
}
await desk.close();
