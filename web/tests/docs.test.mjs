// docs/asvs.md and docs/security.md: the counts agree with the rows, and every test, rule and file they name is there.
// Other checkouts to look in as well, for what is about to be merged: node web/tests/docs.test.mjs FOLDER…
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const roots = [root, ...process.argv.slice(2)];
const asvs = readFileSync(join(root, 'docs/asvs.md'), 'utf8');
const security = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0, as its own list counts them. */
const published = {
  V1: [8, 19], V2: [4, 7], V3: [8, 11], V4: [2, 8], V5: [4, 5], V6: [13, 22], V7: [6, 12], V8: [4, 3], V9: [4, 3],
  V10: [5, 24], V11: [3, 11], V12: [3, 6], V13: [1, 12], V14: [2, 7], V15: [3, 10], V16: [0, 16], V17: [0, 7],
};
const states = ['met', 'not applicable', 'not met'];
/** What proves something: `crate: module::test`, `tests: …` of the whole program, `browser: file::name`, `lint: rule`. */
const proof = /`((?:domain|matching|storage|templates|documents|app|web|tests|browser|lint): [^`]+)`/g;

const cells = (line) => line.split('|').slice(1, -1).map((cell) => cell.trim());
const rows = asvs.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line)).map((line) => {
  const [number, level, asked, state, why] = cells(line);
  return { number, chapter: `V${number.split('.')[0]}`, level: Number(level), asked, state, why };
});

function rustFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.rs')).map((name) => join(folder, name));
}

/** The tests of a folder of Rust sources, as `module::name`; modules that are only called `tests` do not count. */
function testsIn(folder) {
  return rustFiles(folder).flatMap((file) => {
    const names = [...readFileSync(file, 'utf8').matchAll(/#\[(?:tokio::)?test[^\]]*\]\s*(?:(?:#\[[^\]]*\]|\/\/[^\n]*)\s*)*(?:async )?fn (\w+)/g)];
    const path = relative(folder, file).replace(/\.rs$/, '').split(sep).filter((part) => !['tests', 'it', 'mod', 'lib', 'main'].includes(part));
    return names.map(([, name]) => [...path, name].join('::'));
  });
}

function allTests() {
  const found = new Set();
  for (const from of roots) {
    const crates = existsSync(join(from, 'crates')) ? readdirSync(join(from, 'crates')) : [];
    for (const name of crates) for (const part of ['src', 'tests']) for (const each of testsIn(join(from, 'crates', name, part))) found.add(`${name}: ${each}`);
    for (const each of testsIn(join(from, 'tests'))) found.add(`tests: ${each}`);
  }
  return found;
}

const tests = allTests();

function isThere(named) {
  const [kind, what] = [named.slice(0, named.indexOf(':')), named.slice(named.indexOf(':') + 2)];
  if (kind === 'lint') return ['Cargo.toml', 'clippy.toml'].some((file) => readFileSync(join(root, file), 'utf8').includes(what));
  if (kind !== 'browser') return tests.has(named);
  const [file, name] = [what.slice(0, what.indexOf('::')), what.slice(what.indexOf('::') + 2)];
  return roots.map((from) => join(from, 'web/tests', `${file}.test.mjs`)).filter(existsSync).some((path) => {
    const text = readFileSync(path, 'utf8');
    return ["test('", 'test(`'].some((begin) => text.includes(begin + name));
  });
}

test('tests are found at all', () => {
  assert.ok(tests.size > 300, `${tests.size} tests`);
  for (const known of ['tests: tidy::crates_depend_in_one_direction_only', 'app: import::files::a_zip_bomb_is_refused_before_it_is_parsed', 'web: protected::a_section_is_seen_by_those_with_its_right_only']) assert.ok(isThere(known), known);
  for (const unknown of ['web: protected::no_such_test', 'tests: keeping', 'browser: pages::no such page', 'lint: no_such_lint']) assert.ok(!isThere(unknown), unknown);
});

test('every requirement of levels 1 and 2 has one row, in order, with a state', () => {
  const counted = {};
  for (const row of rows) {
    assert.ok([1, 2].includes(row.level), `${row.number}: level ${row.level}`);
    assert.ok(states.includes(row.state), `${row.number}: ${row.state}`);
    assert.ok(row.asked && row.why, `${row.number}: says too little`);
    counted[row.chapter] ??= [0, 0];
    counted[row.chapter][row.level - 1] += 1;
  }
  assert.deepEqual(counted, published);
  const order = rows.map((row) => row.number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0));
  assert.deepEqual(order, [...new Set(order)].sort((a, b) => a - b), 'each number once, in order');
});

test('the summary counts the rows', () => {
  const summary = asvs.split('\n').filter((line) => /^\| (?:V\d+|Total) \|/.test(line)).map(cells);
  const count = (among) => [among.length, ...states.map((state) => among.filter((row) => row.state === state).length)].map(String);
  const expected = [...Object.keys(published).map((chapter) => [chapter, ...count(rows.filter((row) => row.chapter === chapter))]), ['Total', ...count(rows)]];
  assert.deepEqual(summary.map(([chapter, , ...numbers]) => [chapter, ...numbers]), expected);
});

test('what is met names what proves it', () => {
  for (const row of rows.filter((row) => row.state === 'met')) {
    // Sections n.1 mostly ask for a document.
    const written = /^\d+\.1\./.test(row.number) && /\(\w+\.md(?:#[\w-]+)?\)/.test(row.why);
    assert.ok(written || row.why.match(proof), `${row.number} names neither test nor document`);
  }
});

test('every threat names its test, or says that there is none', () => {
  let header = '';
  const threats = [];
  for (const line of security.split('\n')) {
    if (!line.startsWith('|')) header = '';
    else if (!header) [header] = cells(line);
    else if (header === 'Threat' && !line.startsWith('|---')) threats.push(cells(line));
  }
  assert.ok(threats.length > 30, `${threats.length} threats`);
  for (const [threat, , last] of threats) assert.ok(last?.match(proof) || /no test/.test(last), threat);
});

for (const [name, text] of Object.entries({ 'docs/asvs.md': asvs, 'docs/security.md': security })) {
  test(`every test and rule that ${name} names is there`, () => {
    const named = [...text.matchAll(proof)].map(([, what]) => what);
    assert.ok(named.length > 20, `${named.length} named`);
    assert.deepEqual([...new Set(named)].filter((what) => !isThere(what)), []);
  });

  test(`every file that ${name} names is there`, () => {
    const files = [...text.matchAll(/`((?:crates|src|tests|templates|docs|web|reference|\.ci)\/[\w./-]+\w)`/g)].map(([, file]) => file);
    const links = [...text.matchAll(/\]\(([\w./-]+)(?:#[\w-]+)?\)/g)].map(([, file]) => join('docs', file));
    assert.deepEqual([...new Set([...files, ...links])].filter((file) => !roots.some((from) => existsSync(join(from, file)))), []);
  });
}
