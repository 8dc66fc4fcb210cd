// Opens every sample page at two widths, takes pictures, runs axe, looks for overflow: node look.mjs FOLDER [--only PART] [--lang it].
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const option = (name) => { const at = process.argv.indexOf(name); return at > 0 ? process.argv[at + 1] : null; };
const only = option('--only');
const langs = option('--lang') ? [option('--lang')] : ['it', 'fr', 'en'];
const axe = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');
const kinds = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.html': 'text/html; charset=utf-8' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://here').pathname);
  const file = path.startsWith('/static/') ? join(here, 'dist', path.slice(8)) : join(folder, path);
  if (!existsSync(file)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'text/plain', 'content-security-policy': policy });
  response.end(readFileSync(file));
}).listen(0);
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
mkdirSync(join(folder, 'pictures'), { recursive: true });
let faults = 0;
let pages = 0;
const say = (name, what) => { faults += 1; console.log(`${name}: ${what}`); };

for (const lang of langs) {
  const names = readdirSync(join(folder, lang)).filter((name) => name.endsWith('.html') && (!only || name.includes(only)));
  for (const width of [1280, 360]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    let name = '';
    let looking = false;
    page.on('console', (message) => { if (message.type() === 'error') { if (!looking) say(name, `${message.text()} ${message.location().url}:${message.location().lineNumber}`); } });
    page.on('pageerror', (error) => say(name, error.message));
    page.on('request', (request) => { if (!request.url().startsWith(base) && !request.url().startsWith('data:')) say(name, `asks ${request.url()}`); });
    for (const file of names) {
      name = `${lang}/${file} at ${width}`;
      pages += 1;
      looking = false;
      await page.goto(`${base}/${lang}/${file}`);
      await page.waitForSelector('html[data-ready]', { timeout: 5000 }).catch(() => say(name, 'its script did not run'));
      if (lang === 'it') await page.screenshot({ path: join(folder, 'pictures', file.replace('.html', `-${width}.png`)), fullPage: true, caret: 'initial' });
      looking = true; // axe writes styles of its own while it looks
      await page.evaluate(axe);
      const result = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const violation of result.violations) say(name, `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
      if (width === 360) await page.setViewportSize({ width: 320, height: 900 });
      const over = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        if (wide <= 0) return null;
        const guilty = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
        return `${wide} px: ${guilty.slice(-3).map((each) => `${each.tagName.toLowerCase()}.${each.className.baseVal ?? each.className}`).join(', ')}`;
      });
      if (over) say(name, `overflows by ${over}`);
      if (width === 360) await page.setViewportSize({ width: 360, height: 900 });
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${pages} pages looked at, ${faults} faults`);
process.exit(faults ? 1 : 0);
