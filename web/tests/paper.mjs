// Reads PDFs with a reader that is not ours (pdf.js), and says what any of our papers must have.
import assert from 'node:assert/strict';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All elements of a tree of tags, in the order of reading, each with its depth. */
function elements(node, depth = 0) {
  const own = node.role ? [{ role: node.role, alt: node.alt, depth, children: node.children ?? [] }] : [];
  return own.concat(...(node.children ?? []).map((child) => elements(child, depth + 1)));
}

/** The texts of marked content below a tag. */
function said(node, marked) {
  if (node.type === 'content') return marked.get(node.id) ?? '';
  return (node.children ?? []).map((child) => said(child, marked)).join(' ');
}

/** Reads a document: what its catalogue says, its tags in order, the text of each, its fonts. */
export async function read(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const file = await task.promise;
  const { info } = await file.getMetadata();
  const found = { pages: file.numPages, title: info.Title, language: info.Language, marked: (await file.getMarkInfo())?.Marked, tags: [], text: '', fonts: [] };
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const marked = new Map();
    const inside = [];
    for (const item of content.items) {
      if (/^beginMarkedContent/.test(item.type)) inside.push(item.id ?? null);
      else if (item.type === 'endMarkedContent') inside.pop();
      else {
        const id = inside.filter(Boolean).at(-1);
        if (id) marked.set(id, (marked.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
      }
    }
    const tree = await page.getStructTree();
    for (const tag of tree ? elements(tree) : []) found.tags.push({ role: tag.role, alt: tag.alt, text: said(tag, marked).replace(/\s+/g, ' ').trim() });
    found.text += `${content.items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('')}\n`;
    const { fnArray, argsArray } = await page.getOperatorList();
    const names = new Set(argsArray.filter((_, at) => fnArray[at] === OPS.setFont).map(([name]) => name));
    for (const name of names) found.fonts.push(page.commonObjs.get(name));
  }
  await task.destroy();
  return found;
}

/** Asserts what any of our papers must have; gives the tags of a role. */
export function sound(found, name, language = 'it') {
  const of = (role) => found.tags.filter((tag) => tag.role === role);
  assert.ok(found.title, `${name} has no title`);
  assert.equal(found.language, language, `${name}: the language`);
  assert.equal(found.marked, true, `${name} is not tagged`);
  assert.equal(of('H1').length, 1, `${name}: ${of('H1').length} main headings`);
  for (const heading of found.tags.filter(({ role }) => /^H\d$/.test(role))) assert.ok(heading.text, `${name}: a heading says nothing`);
  assert.ok(found.fonts.length > 0 && found.fonts.every((font) => !font.missingFile), `${name}: a font is not in the file`);
  for (const figure of of('Figure')) assert.ok(figure.alt, `${name}: a figure without words`);
  if (of('Table').length) assert.ok(of('TH').length >= 2 && of('TD').length > of('TH').length, `${name}: ${of('TH').length} headings of ${of('TD').length} cells`);
  return of;
}
