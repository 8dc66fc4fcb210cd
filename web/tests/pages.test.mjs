// Every page that links lead to: it answers, has one heading, satisfies axe, fits a narrow telephone, in three languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk } from './desk.mjs';

const starts = ['/sportello', '/', '/amministrazione/sportello', '/amministrazione/riferimenti', '/amministrazione/account', '/scorciatoie', '/crediti', '/informativa'];
const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Names of addresses whose answer is a file. */
const files = /\.(pdf|csv|xlsx|jsonl|json|atom|xml|ics|zip)$|^\/sportello\/esporta\/|\/scarti$|\/pdf$/;
/** A key that nobody translated would be shown as it is, and a broken placeable in braces. */
const untranslated = /\{[a-z$][^}]*\}|\b(?:field|help|error|act|code|failure|menu|tab|done|count|asked|outcome)-[a-z_]+(?:-[a-z_]+)*\b/;

let desk;
/** One address for each pattern, in the order found. */
let pages;
let downloads;

/** The address without what differs from one record to the next; what is asked in the query counts by its names. */
function pattern(address) {
  const url = new URL(address);
  const names = [...new Set(url.searchParams.keys())].sort().join('&');
  // One practice pack stands for all of them.
  return url.pathname.replace(id, '{id}').replace(/^(\/sportello\/servizi\/)[a-z][a-z0-9-]*/, '$1{pack}') + (names ? `?${names}` : '');
}

async function crawl() {
  const somebody = await desk.visitor({ as: 'administrator', script: false });
  const found = new Map();
  const kept = new Map();
  const waiting = starts.map((start) => desk.base + start);
  while (waiting.length) {
    const address = waiting.shift();
    const url = new URL(address);
    if (url.origin !== desk.base || url.pathname.startsWith('/lingua/')) continue;
    const map = files.test(url.pathname) ? kept : found;
    // The same file in another order is no other file, and a long list on paper takes its time.
    const kind = map === kept ? pattern(url.origin + url.pathname) : pattern(address);
    if (map.has(kind)) continue;
    map.set(kind, url.pathname + url.search);
    if (map === kept) continue;
    const answer = await somebody.context.request.get(address);
    assert.equal(answer.status(), 200, `${url.pathname}${url.search}`);
    // A file whose address says no kind.
    if (!/text\/html/.test(answer.headers()['content-type'])) {
      found.delete(kind);
      kept.set(kind, url.pathname + url.search);
      continue;
    }
    const text = await answer.text();
    for (const [, href] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
      const to = href.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replaceAll('&amp;', '&');
      if (!/^(tel|mailto|data):/.test(to)) waiting.push(new URL(to, answer.url()).href.replace(/#.*/, ''));
    }
  }
  await somebody.leave();
  return [[...found.values()], [...kept.values()]];
}

before(async () => {
  desk = await openDesk();
  [pages, downloads] = await crawl();
}, { timeout: 240_000 });
after(() => desk?.close());

/** The faults of the page as it stands. */
async function faults(somebody, path, lang) {
  const { page } = somebody;
  // Colours are the same in every language, and what takes longest.
  const found = await somebody.violations(lang === 'it' ? [] : ['color-contrast']);
  const headings = await page.locator('h1').count();
  if (headings !== 1) found.push(`${headings} main headings`);
  const own = await page.locator('html').getAttribute('lang');
  if (own !== lang) found.push(`is in ${own}`);
  const words = (await page.locator('body').innerText()).match(untranslated);
  if (words) found.push(`shows "${words[0]}"`);
  return found.map((fault) => `${path}: ${fault}`);
}

async function fits(somebody, path) {
  await somebody.page.setViewportSize({ width: 320, height: 900 });
  const over = await somebody.overflow();
  return over ? [`${path}: sticks out at 320 by ${over}`] : [];
}

test('links lead to the pages of the desk', () => {
  for (const path of ['/sportello', '/sportello/persone', '/sportello/imprese', '/sportello/offerte', '/offerte', '/sportello/importa']) assert.ok(pages.includes(path), path);
  for (const part of [/^\/sportello\/persone\/[0-9a-f-]{36}$/, /^\/sportello\/offerte\/[0-9a-f-]{36}\/rosa$/, /^\/offerte\/[0-9a-f-]{36}$/]) assert.ok(pages.some((path) => part.test(path)), String(part));
});

test('files can be taken away', { timeout: 240_000 }, async () => {
  const somebody = await desk.visitor({ as: 'administrator', script: false });
  for (const path of downloads) {
    const answer = await somebody.context.request.get(desk.base + path, { timeout: 120_000 });
    assert.equal(answer.status(), 200, path);
    const kind = answer.headers()['content-type'];
    assert.ok(!/text\/html/.test(kind), `${path} is ${kind}`);
    const body = await answer.body();
    if (/\.pdf$|\/pdf$/.test(path)) assert.equal(body.subarray(0, 5).toString(), '%PDF-', path);
    assert.ok(body.length > 0, `${path} is empty`);
  }
  await somebody.leave();
});

// The three languages side by side: a browser waits for the desk half of the time.
describe('languages', { concurrency: true }, () => {
  test('every page in Italian, wide and narrow', { timeout: 540_000 }, async () => {
    const somebody = await desk.visitor({ as: 'administrator' });
    const found = [];
    for (const path of pages) {
      await somebody.page.setViewportSize({ width: 1280, height: 900 });
      await somebody.open(path);
      found.push(...await faults(somebody, path, 'it'));
      await somebody.page.setViewportSize({ width: 360, height: 900 });
      found.push(...(await somebody.violations()).map((fault) => `${path} at 360: ${fault}`), ...await fits(somebody, path));
    }
    assert.deepEqual(found, []);
    await somebody.leave();
  });

  for (const lang of ['fr', 'en']) {
    test(`every page in ${lang}`, { timeout: 540_000 }, async () => {
      const somebody = await desk.visitor({ as: 'administrator', lang, width: 360 });
      const found = [];
      for (const path of pages) {
        await somebody.page.setViewportSize({ width: 360, height: 900 });
        await somebody.open(path);
        found.push(...await faults(somebody, path, lang), ...await fits(somebody, path));
      }
      assert.deepEqual(found, []);
      await somebody.leave();
    });
  }
});
