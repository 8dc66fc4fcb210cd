// Sign-in by outer providers of identities, in a browser: a real one for the people served and one for those who work here, and one that lies.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accounts as demo, openDesk, program, until } from './desk.mjs';
import { lyingProvider, realProvider, variables } from './provider.mjs';

const level = 'https://www.spid.gov.it/SpidL2';
const fiscal = (code) => ({ 'https://attributes.eid.gov.it/fiscal_number': `TINIT-${code}` });

// Invented people with codes that are right.
const ada = 'RSSDAA80A41E463O';
const twin = 'RSSMRA80A41F205B';

const citizens = {
  ada: { claims: { name: 'Ada Rossi', ...fiscal(ada) }, level: 2 },
  adaLow: { claims: { name: 'Ada Rossi', ...fiscal(ada) }, level: 1 },
  nobody: { claims: { name: 'Bruno Neri', ...fiscal('NREBRN70A01E463I') }, level: 2 },
  twins: { claims: { name: 'Maria Rossi', ...fiscal(twin) }, level: 3 },
  nameless: { claims: { name: 'Senza Codice' }, level: 2 },
};
const staff = {
  chiara: { claims: { name: 'Chiara', email: 'Operatrice@sportello.example', email_verified: true } },
  unsure: { claims: { name: 'Chiara', email: 'amministratore@sportello.example', email_verified: false } },
  stranger: { claims: { name: 'Altri', email: 'altri@altrove.example', email_verified: true } },
};

let desk;
let spid;
let body;
let liar;
let twisted;
let second;
const folder = mkdtempSync(join(tmpdir(), 'ponte-oidc-'));

function command(...args) {
  const run = spawnSync(program, [...args, '--data', desk.data], { encoding: 'utf8', maxBuffer: 1 << 27 });
  assert.equal(run.status, 0, `${args.join(' ')}: ${run.error ?? ''} ${run.stderr} ${run.stdout.slice(-500)}`);
  return run.stdout;
}

const accounts = () => JSON.parse(command('account', 'list', '--json'));
const citizensKnown = () => accounts().filter((account) => account.role === 'citizen' && account.username !== demo.citizen.username);

before(async () => {
  spid = await realProvider(citizens);
  body = await realProvider(staff, { claimsInToken: true });
  liar = await lyingProvider(fiscal(ada));
  twisted = await lyingProvider(fiscal(ada));
  second = await realProvider(staff, { claimsInToken: true });
  const secret = join(folder, 'secret');
  writeFileSync(secret, `${spid.client.secret}\n`);
  Object.assign(process.env, variables('SPID', spid, 'citizen', { LABEL: 'SPID', ACR: level, SECRET_FILE: secret }),
    variables('ENTE', body, 'staff', { LABEL: 'Regione', SECRET_FILE: secret }),
    variables('TORTO', twisted, 'citizen', { LABEL: 'Torto', ACR: level, SECRET_FILE: secret }),
    variables('ALTRO', second, 'staff', { LABEL: 'Provincia', SECRET_FILE: secret }),
    variables('FALSO', liar, 'citizen', { LABEL: 'Falso', ACR: level, SECRET_FILE: secret }));
  desk = await openDesk();
  spid.start([`${desk.base}/accedi/ritorno/spid`]);
  body.start([`${desk.base}/accedi/ritorno/ente`]);
  second.start([`${desk.base}/accedi/ritorno/altro`]);
  const person = (id, given_name, codice_fiscale, birth_date) => JSON.stringify({ id, given_name, family_name: 'Rossi', codice_fiscale, birth_date });
  const file = join(folder, 'workers.jsonl');
  writeFileSync(file, [person('oidc-ada', 'Ada', ada), person('oidc-1', 'Maria', twin), person('oidc-2', 'Maria', twin)].join('\n'));
  command('import', 'workers', file);
}, { timeout: 180_000 });

after(async () => {
  await desk?.close();
  [spid, body, liar, twisted, second].forEach((provider) => provider?.stop());
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody at the sign-in page who may be sent to the providers. */
async function visitor(options) {
  const somebody = await desk.visitor(options);
  somebody.expected.push(/asks another host: http:\/\/localhost:/);
  return somebody;
}

/** Follows the button of a provider, and says there who she is. */
async function comeBy(somebody, label, who) {
  const { page } = somebody;
  await somebody.open('/accedi');
  await page.getByRole('button', { name: label }).click();
  if (who) {
    await page.waitForURL(/localhost:\d+\/interaction\//);
    await page.locator(`button[value=${who}]`).click();
  }
  await page.waitForURL((url) => url.href.startsWith(desk.base) && !url.pathname.startsWith('/accedi/con'));
  await page.waitForLoadState();
}

/** Comes and is not let in; the words of the page. */
async function refused(label, who, status) {
  const somebody = await visitor();
  somebody.expected.push(new RegExp(`^${status} GET /accedi/ritorno/`), /console: Failed to load resource/);
  await comeBy(somebody, label, who);
  const words = await somebody.page.locator('main').innerText();
  assert.equal((await somebody.context.cookies()).find(({ name }) => name === 'ponte_session'), undefined, 'there is no session');
  const faults = await somebody.violations();
  await somebody.leave();
  assert.deepEqual(faults, []);
  return words;
}

test('a person served comes in by SPID and finds her own file, and no second person or account is made', { timeout: 120_000 }, async () => {
  const workers = () => command('export', 'workers', '--format', 'jsonl').split('\n').filter(Boolean).length;
  const before = workers();
  for (const round of [1, 2]) {
    const somebody = await visitor();
    await comeBy(somebody, 'SPID', 'ada');
    assert.match(somebody.page.url(), /\/area\/[0-9a-f-]{36}$/);
    assert.match(await somebody.page.locator('main').innerText(), /Ciao Ada[\s\S]*RSSDAA80A41E463O/);
    const others = await somebody.context.request.get(`${desk.base}/sportello/persone`);
    assert.ok(!(await others.text()).includes('Maria Rossi'), 'she sees nobody else');
    assert.equal(citizensKnown().length, 1, `one account after entry ${round}`);
    await somebody.leave();
  }
  assert.equal(workers(), before, 'no second person');
  const [own] = citizensKnown();
  assert.equal(own.name, 'Ada Rossi');
  assert.ok(!own.username.toUpperCase().includes(ada), 'the user name holds no codice fiscale');
});

test('a level that is too low, a code that nobody has, none at all, and two files with one code let nobody in', { timeout: 120_000 }, async () => {
  assert.match(await refused('SPID', 'adaLow', 403), /livello troppo basso/);
  assert.match(await refused('SPID', 'nobody', 403), /Non sei ancora nei nostri elenchi[\s\S]*(chiama|passa)/);
  assert.match(await refused('SPID', 'nameless', 403), /codice fiscale/);
  assert.match(await refused('SPID', 'twins', 409), /più schede/);
  const letter = await desk.mail(/più schede del registro/);
  assert.ok(!letter.includes(twin) && !letter.includes('Maria'), 'the letter names nobody');
  assert.equal(citizensKnown().filter(({ name }) => name !== 'Ada Rossi').length, 0);
});

test('who works here comes in by the provider of the body with a verified address, and nobody else does', { timeout: 120_000 }, async () => {
  const before = accounts().length;
  for (let round = 0; round < 2; round += 1) {
    const somebody = await visitor();
    await comeBy(somebody, 'Regione', 'chiara');
    assert.match(somebody.page.url(), /\/sportello$/);
    assert.match(await somebody.page.locator('header').innerText(), /Chiara Donati/);
    if (round === 1) {
      await somebody.page.locator('summary.who').click();
      await somebody.press(somebody.page.locator('form[action="/esci"] button'));
      await somebody.open('/sportello');
      assert.match(somebody.page.url(), /\/accedi/, 'signed out here');
    }
    await somebody.leave();
  }
  assert.match(await refused('Regione', 'unsure', 403), /Nessun account/);
  assert.match(await refused('Regione', 'stranger', 403), /Nessun account/);
  assert.equal(accounts().length, before, 'nobody is made an account');
});

test('who is known to one provider is not joined to a second one by her address', { timeout: 60_000 }, async () => {
  assert.match(await refused('Provincia', 'chiara', 403), /Nessun account/);
  const somebody = await visitor();
  await comeBy(somebody, 'Regione', 'chiara');
  assert.match(somebody.page.url(), /\/sportello$/, 'the first one still leads in');
  await somebody.leave();
});

test('the page that refuses and the sign-in page fit a telephone', { timeout: 60_000 }, async () => {
  const somebody = await visitor({ width: 360 });
  await somebody.open('/accedi');
  assert.equal(await somebody.overflow(), null);
  assert.deepEqual(await somebody.violations(), []);
  somebody.expected.push(/^403 GET/, /console: Failed to load resource/);
  await comeBy(somebody, 'SPID', 'nobody');
  assert.equal(await somebody.overflow(), null);
  await somebody.leave();
});

const lies = {
  'of another audience': ({ claims }) => { claims.aud = 'somebody-else'; },
  'for others too': ({ claims }) => { claims.aud = ['ponte', 'somebody-else']; },
  'of another issuer': ({ claims }) => { claims.iss = 'http://localhost:1'; },
  'with another nonce': ({ claims }) => { claims.nonce = 'another'; },
  'without a nonce': ({ claims }) => { delete claims.nonce; },
  'that has expired': ({ claims }) => { claims.iat -= 500; claims.exp -= 400; },
  'issued long ago': ({ claims }) => { claims.iat -= 3600; },
  'issued in the future': ({ claims }) => { claims.iat += 3600; claims.exp += 3600; },
  'that says it is not signed': ({ header }) => { header.alg = 'none'; },
  'with another access token': ({ claims }) => { claims.at_hash = 'AAAAAAAAAAAAAAAAAAAAAA'; },
};

test('what a provider says is believed only when all of it is right', { timeout: 180_000 }, async () => {
  const honest = async () => {
    const somebody = await visitor();
    await comeBy(somebody, 'Falso');
    assert.match(somebody.page.url(), /\/area\//);
    await somebody.leave();
  };
  await honest();
  for (const [what, lie] of Object.entries(lies)) {
    liar.lie = lie;
    assert.match(await refused('Falso', null, 502), /non è sicura/, what);
  }
  liar.lie = () => {};
  liar.wrongKey = true;
  assert.match(await refused('Falso', null, 502), /non è sicura/, 'signed with a key that is not its own');
  liar.wrongKey = false;
  liar.hmac = true;
  assert.match(await refused('Falso', null, 502), /non è sicura/, 'signed with the secret that both know');
  liar.hmac = false;
  liar.another = 'another-state';
  assert.match(await refused('Falso', null, 400), /interrotto/, 'with the state of another sign-in');
  liar.another = null;
  const asked = liar.asked;
  liar.rotate();
  await honest();
  assert.ok(liar.asked > asked, 'the new keys were read');
  assert.equal(citizensKnown().length, 1);
});

/** Begins a sign-in by a provider without going there; the state that it was given. */
async function begin(somebody, name) {
  const left = await somebody.context.request.post(`${desk.base}/accedi/con/${name}`, { form: { torna: '/sportello' } });
  assert.equal(left.status(), 200, await left.text());
  const [, address] = left.headers().refresh.match(/^0;url=(.+)$/);
  assert.ok((await left.text()).includes('Vai a'), 'there is a link as well');
  return new URL(address).searchParams.get('state');
}

test('a sign-in comes back once, in the browser that it left from', { timeout: 60_000 }, async () => {
  const somebody = await visitor();
  let back;
  somebody.page.on('request', (request) => { if (request.url().includes('/accedi/ritorno/')) back = request.url(); });
  await comeBy(somebody, 'Falso');
  await until('the way back', () => back);
  somebody.expected.push(/^400 GET/, /console: Failed to load resource/);
  assert.equal((await somebody.open(back)).status(), 400, 'not twice');
  await somebody.leave();
  const other = await visitor();
  other.expected.push(/^400 GET/, /console: Failed to load resource/);
  const state = await begin(other, 'falso');
  await other.context.clearCookies();
  assert.equal((await other.open(`/accedi/ritorno/falso?code=x&state=${state}`)).status(), 400, 'not in another browser');
  await other.leave();
});

test('a sign-in begins with an act on our own page, and the answer of one provider is none of another', { timeout: 60_000 }, async () => {
  const somebody = await visitor();
  const { request } = somebody.context;
  const linked = await request.get(`${desk.base}/accedi/con/falso`, { maxRedirects: 0 });
  assert.equal(linked.status(), 405, 'a link is not enough');
  const foreign = await request.post(`${desk.base}/accedi/con/falso`, { headers: { 'sec-fetch-site': 'cross-site' }, form: {}, maxRedirects: 0 });
  assert.equal(foreign.status(), 403, 'nor is a form of another site');
  assert.equal((await somebody.context.cookies()).find(({ name }) => name === 'ponte_provider'), undefined);
  const state = await begin(somebody, 'falso');
  somebody.expected.push(/^400 GET/, /console: Failed to load resource/);
  assert.equal((await somebody.open(`/accedi/ritorno/spid?code=x&state=${state}`)).status(), 400, 'not at the way back of another');
  assert.equal((await somebody.open(`/accedi/ritorno/falso?code=x&state=${state}`)).status(), 400, 'and it is over with that');
  await somebody.leave();
});

test('a provider that describes itself as another, or is elsewhere, is not asked', { timeout: 60_000 }, async () => {
  const somebody = await visitor();
  const leave = () => somebody.context.request.post(`${desk.base}/accedi/con/torto`, { form: {} });
  const refusedThere = async (why) => {
    const answer = await leave();
    assert.equal(answer.status(), 502, why);
    assert.match(await answer.text(), /non è sicura/);
  };
  twisted.describe = (truth) => { truth.issuer = 'http://localhost:1'; };
  await refusedThere('it names another issuer');
  twisted.describe = (truth) => { truth.issuer += '/'; };
  await refusedThere('it names an issuer that is almost the same');
  twisted.describe = () => {};
  twisted.elsewhere = true;
  await refusedThere('it sends one on');
  twisted.elsewhere = false;
  assert.equal((await leave()).status(), 200, 'once it tells the truth');
  await somebody.leave();
});

test('what a provider gives to the desk stays with neither: no token is in a cookie, a page, the data or the log', { timeout: 60_000 }, async () => {
  const somebody = await visitor();
  liar.issued.length = 0;
  await comeBy(somebody, 'Falso');
  assert.equal(liar.issued.length, 2, 'an access token and an identity token');
  const kept = readdirSync(desk.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(kept.some(({ name }) => name === 'ponte.db'));
  const places = [['cookies', JSON.stringify(await somebody.context.cookies())], ['the page', await somebody.page.content()], ['the log', desk.server.log()],
    ...kept.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1')])];
  for (const [place, content] of places) {
    for (const token of liar.issued) assert.ok(!content.includes(token) && !content.includes(token.split('.').at(-1)), `a token is in ${place}`);
  }
  await somebody.leave();
});
