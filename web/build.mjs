// Builds web/dist: one stylesheet, one script, htmx, the icons and the fonts. Run by `npm run build`.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const out = join(here, 'dist');
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'fonts'), { recursive: true });

const style = sass.compile(join(here, 'scss/ponte.scss'), {
  style: 'compressed',
  loadPaths: [modules],
  importers: [{ findFileUrl: (url) => (url.startsWith('bootstrap-italia/') ? pathToFileURL(join(modules, url)) : null) }],
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function', 'mixed-decls', 'slash-div', 'abs-percent'],
  logger: sass.Logger.silent,
});
writeFileSync(join(out, 'ponte.css'), style.css);
copyFileSync(join(here, 'src/ponte.js'), join(out, 'ponte.js'));
copyFileSync(join(modules, 'htmx.org/dist/htmx.min.js'), join(out, 'htmx.min.js'));

// Only the icons that the templates name.
const icons = JSON.parse(readFileSync(join(here, 'src/icons.json'), 'utf8'));
const symbols = icons.map((name) => {
  const svg = readFileSync(join(modules, `bootstrap-italia/src/svg/it-${name}.svg`), 'utf8');
  const box = /viewBox="([^"]+)"/.exec(svg)[1];
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').trim();
  return `<symbol id="${name}" viewBox="${box}">${inner}</symbol>`;
});
writeFileSync(join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);

for (const weight of ['regular', '600', '700']) {
  const face = join(modules, `bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${weight}.woff2`);
  copyFileSync(face, join(out, `fonts/titillium-web-${weight}.woff2`));
}

// The content hash of each file, for addresses that may be kept for ever.
const hashes = {};
let weight = 0;
const files = [...readdirSync(out), ...readdirSync(join(out, 'fonts')).map((name) => `fonts/${name}`)].sort();
for (const name of files.filter((name) => statSync(join(out, name)).isFile())) {
  const bytes = readFileSync(join(out, name));
  hashes[name] = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const zipped = gzipSync(bytes, { level: 9 }).length;
  if (/\.(css|js)$/.test(name)) weight += zipped;
  console.log(`${name.padEnd(36)} ${String(bytes.length).padStart(8)} bytes ${String(zipped).padStart(8)} gzip`);
}
writeFileSync(join(out, 'assets.json'), `${JSON.stringify(hashes, null, 2)}\n`);
console.log(`styles and scripts: ${weight} bytes gzip`);
if (weight > 100_000) {
  console.error('styles and scripts pass the budget of 100,000 bytes gzip');
  process.exit(1);
}
