// A demonstration desk of its own for a test file, and visitors who watch for anything that should not happen.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
export const program = resolve(process.env.PONTE_BIN ?? join(web, '../target/debug/ponte'));
const chromiumPath = process.env.PONTE_CHROMIUM ?? '/usr/bin/chromium';
const axeSource = readFileSync(join(web, 'node_modules/axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How long a page may take on a slow machine that does other work, in milliseconds. */
const patience = 20_000;

// The keys of the desks of a test file stand together in a folder that goes with it, never among those of a person.
const keys = mkdtempSync(join(tmpdir(), 'ponte-keys-'));
process.env.PONTE_KEY_FILE ??= join(keys, 'key');
process.env.PONTE_BACKUP_DIR ??= 'off';
process.once('exit', () => rmSync(keys, { recursive: true, force: true }));

/** The accounts of the demonstration desk. */
export const accounts = {
  operator: { username: 'operatrice', password: 'golfo-dei-poeti' },
  womensSpace: { username: 'spaziodonna', password: 'tellaro-al-tramonto' },
  caseManager: { username: 'sarzana', password: 'val-di-magra-verde' },
  citizen: { username: 'cittadina', password: 'castello-san-giorgio' },
  manager: { username: 'responsabile', password: 'monte-marcello' },
  dataProtection: { username: 'dpo', password: 'registro-degli-accessi' },
  administrator: { username: 'amministratore', password: 'cinque-terre-blu' },
};

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Waits until something holds, or says what did not. */
export async function until(what, holds, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const found = await holds();
    if (found) return found;
    await pause(100);
  }
  throw new Error(`not within ${milliseconds} ms: ${what}`);
}

/** Starts `ponte serve` over a folder and waits until it answers; `end` asks it to stop, or kills it. */
export async function serve(data, { demo = true, port = null, wait = 120_000 } = {}) {
  const listen = `127.0.0.1:${port ?? await freePort()}`;
  const child = spawn(program, ['serve', ...(demo ? ['--demo'] : []), '--data', data, '--listen', listen], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { log = (log + text).slice(-20_000); });
  let ended = null;
  const exit = new Promise((done) => { child.once('exit', (code, signal) => { ended = { code, signal }; done(ended); }); });
  const base = `http://${listen}`;
  await until(`${program} answers at ${base}\n${log}`, async () => {
    if (ended) throw new Error(`${program} ended (${ended.code ?? ended.signal}):\n${log}`);
    return (await fetch(`${base}/status`).catch(() => null))?.ok;
  }, wait);
  const end = async (signal = 'SIGTERM') => {
    if (!ended) child.kill(signal);
    return exit;
  };
  return { base, child, end, log: () => log };
}

/** A desk in a new folder, and a browser. */
export async function openDesk() {
  assert.ok(existsSync(chromiumPath), `no browser at ${chromiumPath}`);
  const data = mkdtempSync(join(tmpdir(), 'ponte-desk-'));
  const server = await serve(data);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'] });
  const desk = { data, base: server.base, server, browser, cookies: {} };
  desk.visitor = (options) => visitor(desk, options);
  desk.mails = () => mails(data);
  desk.mail = (pattern) => until(`a mail like ${pattern}`, () => mails(data).find((mail) => pattern.test(mail)));
  desk.close = async () => {
    await browser.close();
    const { code } = await server.end();
    if (!process.env.PONTE_KEEP) rmSync(data, { recursive: true, force: true });
    assert.equal(code, 0, `ponte serve did not stop gracefully:\n${server.log()}`);
  };
  return desk;
}

/** The texts of the mails written so far, decoded. */
function mails(data) {
  const folder = join(data, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.eml')).sort().map((name) => decoded(readFileSync(join(folder, name), 'utf8')));
}

function decoded(mail) {
  const [head, ...rest] = mail.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/transfer-encoding: *base64/i.test(head)) return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`;
  if (!/quoted-printable/i.test(mail)) return mail;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`;
}

/** Somebody at a browser. Console errors, answers of 400 and more and requests to other hosts are faults, unless expected. */
async function visitor(desk, { as = null, width = 1280, script = true, lang = 'it' } = {}) {
  const context = await desk.browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce', javaScriptEnabled: script, locale: lang, storageState: as ? await signedIn(desk, as) : undefined });
  if (lang !== 'it') await context.addCookies([{ name: 'ponte_lang', value: lang, url: desk.base }]);
  context.setDefaultTimeout(patience);
  context.setDefaultNavigationTimeout(patience);
  const page = await context.newPage();
  const self = { context, page, faults: [], expected: [], looking: false, script };
  const fault = (words) => { if (!self.expected.some((pattern) => pattern.test(words))) self.faults.push(`${words} (on ${page.url()})`); };
  page.on('console', (message) => { if (message.type() === 'error' && !self.looking) fault(`console: ${message.text()} ${message.location().url}`); });
  page.on('pageerror', (error) => fault(`script: ${error.message}`));
  page.on('request', (request) => { if (!request.url().startsWith(desk.base) && !request.url().startsWith('data:')) fault(`asks another host: ${request.url()}`); });
  page.on('response', (response) => { if (response.status() >= 400) fault(`${response.status()} ${response.request().method()} ${response.url().slice(desk.base.length)}`); });
  self.open = async (path) => {
    const response = await page.goto(path.startsWith('http') ? path : desk.base + path);
    await self.settled();
    return response;
  };
  // The mark is set when the page's own script has run.
  self.settled = async () => { if (script) await page.waitForSelector('html[data-ready]', { state: 'attached' }); else await page.waitForLoadState(); };
  /** Does something that leads to another page, and waits for that page. */
  self.go = async (act) => {
    await Promise.all([page.waitForEvent('framenavigated'), page.waitForEvent('domcontentloaded'), act()]);
    await self.settled();
  };
  /** Presses the button or follows the link that `locator` finds. */
  self.press = (locator) => self.go(() => locator.click());
  self.violations = (except) => violations(self, except);
  self.overflow = () => overflow(page);
  self.check = () => { const found = self.faults.splice(0); assert.deepEqual(found, []); };
  self.leave = async () => { const found = self.faults; await context.close(); assert.deepEqual(found, []); };
  return self;
}

/** How long a session is taken over: a dangerous act would ask who is there ten minutes after the password. */
const freshFor = 4 * 60_000;

/** Signs in through the page for each account; later visitors take the session over while its password is fresh. */
async function signedIn(desk, as) {
  if (!desk.cookies[as] || Date.now() - desk.cookies[as].at > freshFor) {
    const first = await visitor(desk);
    await first.open('/accedi');
    await signIn(first, as);
    desk.cookies[as] = { at: Date.now(), state: await first.context.storageState() };
    await first.leave();
  }
  return desk.cookies[as].state;
}

/** Fills the sign-in page in and sends it. */
export async function signIn(somebody, as) {
  const { page } = somebody;
  await page.locator('input[name=username]').fill(accounts[as].username);
  await page.locator('input[name=password]').fill(accounts[as].password);
  await somebody.press(page.locator('main form button'));
  assert.ok(!new URL(page.url()).pathname.startsWith('/accedi'), `${as} was not let in`);
}

/** What axe finds on the page, in a line each, but for the rules in `except`. */
async function violations(somebody, except = []) {
  somebody.looking = true; // axe writes styles of its own, which the content policy refuses aloud
  const { page } = somebody;
  await page.evaluate(axeSource);
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const found = await page.evaluate(([values, rules]) => window.axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] }), [axeTags, rules]);
  somebody.looking = false;
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
}

/** What sticks out to the right of the page at its present width, or null. */
function overflow(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - room;
    if (over <= 0) return null;
    const guilty = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > room + 1);
    return `${over} px: ${guilty.slice(-3).map((each) => `${each.tagName.toLowerCase()}.${each.className.baseVal ?? each.className}`).join(', ')}`;
  });
}
