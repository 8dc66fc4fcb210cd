// Kills the program at random moments during imports and saves, many times, and looks for anything that was lost:
// PONTE_SOAK=20 node tests/kill.soak.mjs. Every save that was acknowledged must be there afterwards, word for word;
// an import cut short leaves whole records only, and the same file given again brings in exactly the rest.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { program, serve } from './desk.mjs';

const kills = Number(process.env.PONTE_SOAK ?? 20);
// Everything that ever came in is compared after every kill: large files make a long run slow.
const people = Number(process.env.PONTE_SOAK_PEOPLE ?? 2000);
const seed = Number(process.env.PONTE_SOAK_SEED ?? 20261122);
const savers = 6;
// Thousands of saves a minute are what is tried here.
process.env.PONTE_LIMITS ??= '0';
const data = mkdtempSync(join(tmpdir(), 'ponte-soak-'));
const findings = [];
/** Acknowledged records by external id, as they were sent last. */
const journal = new Map();
/** Saves sent and never answered: the old or the new text may stand. */
const unsure = new Map();
const counted = { kills: 0, duringImport: 0, acknowledged: 0, unanswered: 0, completed: 0 };

// mulberry32: the moments of a run can be repeated.
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.trunc(random() * list.length)];

function worker(id) {
  return {
    id,
    given_name: pick(['Anna', 'Bruno', 'Carla', 'Dario', 'Elisa', 'Franco']),
    family_name: `${pick(['Fabbri', 'Marini', 'Neri', 'Olivieri', 'Pellegrini'])} ${id}`,
    contacts: { phone: [`+39 0187 ${100000 + Math.trunc(random() * 899999)}`] },
    residence: { istat: '011015' },
    availability: { ascertained: '2026-01-10', contracts: ['permanent', 'fixed_term'], hours: ['full_time'], max_km: 5 + Math.trunc(random() * 60) },
    skills: [{ label: pick(['saldatura', 'contabilità', 'servizio ai tavoli']), level: 1 + Math.trunc(random() * 4), evidence: 'declared' }],
    licences: ['B'],
  };
}

/** Whether everything that was said of somebody stands in the record; the program may know more. */
function contains(record, said) {
  if (Array.isArray(said)) return Array.isArray(record) && record.length === said.length && said.every((each, ix) => contains(record[ix], each));
  if (said && typeof said === 'object') return Boolean(record) && Object.keys(said).every((name) => contains(record[name], said[name]));
  return record === said;
}

function run(args, input) {
  const done = spawnSync(program, ['--data', data, ...args], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  return { ok: done.status === 0, out: done.stdout, words: `${args.join(' ')}: ${done.status ?? done.signal} ${done.stderr}`.slice(0, 600) };
}
function must(args, input) {
  const done = run(args, input);
  if (!done.ok) throw new Error(done.words);
  return done.out;
}

async function send(base, token, method, path, record, tag) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(tag ? { 'if-match': tag } : {}) };
  return fetch(base + path, { method, headers, body: record && JSON.stringify(record) });
}

/** Saves one record after another, new ones and changes, until the server is gone. */
async function save(base, token, round, saver, going) {
  for (let count = 0; going.on; count += 1) {
    const own = `H-${round}-${saver}`;
    const mine = [...journal.keys()].filter((id) => id.startsWith(own));
    const change = mine.length > 0 && count % 3 === 2;
    const record = worker(change ? pick(mine) : `${own}-${count}`);
    const path = change ? `/api/v1/workers/${record.id}` : '/api/v1/workers';
    try {
      const tag = change ? (await send(base, token, 'GET', path)).headers.get('etag') : null;
      unsure.set(record.id, record);
      const answer = await send(base, token, change ? 'PUT' : 'POST', path, record, tag);
      if (answer.status === 201 || answer.status === 200) {
        journal.set(record.id, record);
        counted.acknowledged += 1;
      } else {
        findings.push(`round ${round}: ${change ? 'PUT' : 'POST'} answered ${answer.status} ${(await answer.text()).slice(0, 300)}`);
      }
      unsure.delete(record.id);
    } catch {
      if (unsure.has(record.id)) counted.unanswered += 1;
      return;
    }
  }
}

/** What stands in the database, checked against all that was acknowledged and all that was in the files. */
function examine(round, files) {
  const verified = run(['verify', '--json']);
  if (!verified.ok) findings.push(`round ${round}: ${verified.words} ${verified.out}`);
  const stored = new Map();
  for (const line of must(['export', 'workers']).split('\n').filter(Boolean)) {
    const record = JSON.parse(line);
    if (stored.has(record.id)) findings.push(`round ${round}: ${record.id} stands twice`);
    stored.set(record.id, record);
  }
  for (const [id, record] of journal) {
    const other = unsure.get(id);
    const found = stored.get(id);
    if (!found) findings.push(`round ${round}: ${id} was acknowledged and is lost`);
    else if (!contains(found, record) && !(other && contains(found, other))) findings.push(`round ${round}: ${id} is not as it was acknowledged`);
  }
  for (const [id, record] of unsure) {
    const found = stored.get(id);
    // From here on what stands is what counts.
    if (found && contains(found, record)) journal.set(id, record);
    else if (found && !journal.has(id)) findings.push(`round ${round}: half a record of ${id}`);
  }
  unsure.clear();
  const present = new Map();
  for (const [name, records] of files) {
    const there = records.filter((record) => stored.has(record.id));
    for (const record of there) if (!contains(stored.get(record.id), record)) findings.push(`round ${round}: ${record.id} of ${name} is not whole`);
    present.set(name, there.length);
  }
  const expected = journal.size + [...present.values()].reduce((sum, count) => sum + count, 0);
  if (stored.size !== expected) findings.push(`round ${round}: ${stored.size} people, ${expected} accounted for`);
  return present;
}

/** Gives a file again and lets it end: exactly the rest must come in. */
function complete(round, name, there) {
  const report = JSON.parse(must(['import', 'workers', join(data, name), '--json']));
  const { new: added, changed, unchanged, refused } = report;
  if (added !== people - there || unchanged !== there || changed || refused) findings.push(`round ${round}: given again over ${there} of ${people}, ${name} reports ${JSON.stringify({ added, changed, unchanged, refused })}`);
  counted.completed += 1;
}

must(['account', 'create', 'soak', '--name', 'Soak', '--role', 'operator'], 'ventidue-navi-in-rada\n');
const token = must(['--as', 'soak', 'account', 'token', 'soak']).trim();
const files = new Map();
let file = null;
let importMs = 4000;
for (let round = 1; round <= kills; round += 1) {
  if (!file) {
    file = `people-${round}.jsonl`;
    files.set(file, Array.from({ length: people }, (_, ix) => worker(`F-${round}-${ix}`)));
    writeFileSync(join(data, file), files.get(file).map((record) => JSON.stringify(record)).join('\n') + '\n');
  }
  const server = await serve(data, { demo: false });
  const going = { on: true };
  const saving = Array.from({ length: savers }, (_, saver) => save(server.base, token, round, saver, going));
  await pause(random() * 500);
  const started = Date.now();
  const importing = spawn(program, ['--data', data, 'import', 'workers', join(data, file), '--json'], { stdio: 'ignore' });
  let importEnded = false;
  const imported = new Promise((done) => importing.once('exit', (code) => { importEnded = code !== null; if (code) findings.push(`round ${round}: the import ended with ${code}`); done(); }));
  await Promise.race([pause(random() * importMs), imported.then(() => pause(random() * 300))]);
  if (importEnded) importMs = Math.max(1000, Date.now() - started);
  else counted.duringImport += 1;
  // Both at once, or one after the other in either order.
  const order = [() => importing.kill('SIGKILL'), () => server.end('SIGKILL')];
  if (random() < 0.5) order.reverse();
  order[0]();
  if (random() < 0.5) await pause(random() * 400);
  order[1]();
  going.on = false;
  await Promise.all([imported, server.end('SIGKILL'), ...saving]);
  counted.kills += 1;
  const present = examine(round, files);
  const there = present.get(file);
  // Where the machine is slow, the moments are spread over a longer time.
  if (!importEnded && there < people / 5) importMs = Math.min(60_000, importMs * 1.5);
  console.log(`kill ${round}: ${there} of ${people} of the file in, ${counted.acknowledged} saves acknowledged, ${findings.length} findings`);
  // A file cut short is given again: half of the times to be cut short once more.
  if (there === people || random() < 0.5) {
    complete(round, file, there);
    file = null;
  }
}
if (file) complete(kills, file, examine(kills, files).get(file));
examine(kills, files);
console.log(JSON.stringify({ ...counted, people, seed, findings: findings.length }));
for (const finding of findings) console.log(finding);
if (findings.length === 0 && !process.env.PONTE_KEEP) rmSync(data, { recursive: true, force: true });
else console.log(`kept: ${data}`);
process.exit(findings.length ? 1 : 0);
