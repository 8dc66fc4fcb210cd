// Promises that templates and script keep by how they are written. Nothing is started: they are read.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (name) => readFileSync(join(root, name), 'utf8');
const templates = readdirSync(join(root, 'templates'), { recursive: true }).filter((name) => name.endsWith('.html'));
const script = read('web/src/ponte.js');

test('the script makes no text into markup or code, and listens to no other window', () => {
  const forbidden = [/\beval\s*\(/, /\bFunction\s*\(/, /set(?:Timeout|Interval)\s*\(\s*['"`]/, /\b(?:inner|outer)HTML\b/, /insertAdjacentHTML/, /document\.write/, /DOMParser/, /postMessage/, /addEventListener\(\s*['"]message/, /\bonmessage\b/, /javascript:/, /document\.cookie/, /importScripts/, /createElement\(\s*['"]script/];
  for (const pattern of forbidden) assert.doesNotMatch(script, pattern);
});

test('the script writes into no object by a name that comes from outside', () => {
  for (const pattern of [/__proto__/, /\.prototype\b/, /\bJSON\.parse\b/, /Object\.assign\(\s*\{/, /[\w\])]\[[^\]'"\d]+\]\s*=(?!=)/]) assert.doesNotMatch(script, pattern);
});

test('what htmx fetches is neither evaluated nor kept by the browser', () => {
  const config = JSON.parse(/<meta name="htmx-config" content='([^']*)'>/.exec(read('templates/layouts/base.html'))[1]);
  assert.equal(config.allowEval, false);
  assert.equal(config.historyCacheSize, 0, 'no page of a person stays in the storage of the browser');
  for (const name of templates) assert.doesNotMatch(read(join('templates', name)), /\bhx-on|\bhx-vals\s*=\s*["']js:|\bhx-ext\b/, name);
});

test('nothing that people wrote goes into a page as markup', () => {
  // The one text that does is JSON made by the program, in which `<` is written as an escape.
  const unescaped = templates.flatMap((name) => [...read(join('templates', name)).matchAll(/\{\{[^{}]*\|\s*safe\b[^{}]*\}\}|\{%-?\s*autoescape\b/g)].map(([found]) => `${name}: ${found}`));
  assert.deepEqual(unescaped, [join('pages', 'public', 'vacancy.html') + ': {{ json_ld|safe }}']);
});

test('a password is masked where it is typed, and may be pasted and filled in', () => {
  let seen = 0;
  for (const name of templates) {
    const text = read(join('templates', name));
    assert.doesNotMatch(text, /\bonpaste\b|\bdata-no-paste\b/, name);
    for (const [call, field] of text.matchAll(/text\(form, "([^"]*)"[^}]*/g)) {
      if (!/password|^old$|^new$/.test(field)) continue;
      seen += 1;
      assert.match(call, /type="password"/, `${name}: ${field}`);
    }
  }
  assert.ok(seen >= 4, `${seen} passwords`);
  assert.doesNotMatch(script, /['"](?:paste|copy|cut)['"]/);
  assert.match(read('templates/pages/sign_in.html'), /autocomplete="username"|else "username"/);
  assert.match(read('templates/pages/sign_in.html'), /"current-password"/);
});

test('every page of the desk has a way to sign out', () => {
  assert.match(read('templates/layouts/operator.html'), /<form method="post" action="\/esci">/);
  const notices = ['attribution.html', 'privacy.html'].map((name) => join('pages', 'office', name));
  const others = templates.filter((name) => /^pages[\\/](worker|employer|vacancy|register|office|import|protected)[\\/]/.test(name) && !notices.includes(name)).filter((name) => {
    const layout = /\{% extends "([^"]+)" %\}/.exec(read(join('templates', name)))?.[1];
    return layout !== undefined && layout !== 'layouts/operator.html';
  });
  assert.deepEqual(others, []);
});
