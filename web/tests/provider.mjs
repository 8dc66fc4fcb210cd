// Providers of identities for the tests: a real one (oidc-provider), and one of ours that lies as it is told.
import { createHash, createHmac, createPrivateKey, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';

const spid = (level) => `https://www.spid.gov.it/SpidL${level}`;

/** What the client of the desk is at every provider. */
const client = { id: 'ponte', secret: 'a-secret-of-the-tests' };

/** A server on a port of its own, whose handler is set later. */
async function listen(handler) {
  const server = createServer((request, response) => handler(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Another site than the desk's: cookies that do not travel between sites do not travel here.
  return { server, issuer: `http://localhost:${server.address().port}` };
}

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The variables that make the desk know a provider. */
export function variables(name, { issuer }, kind, more = {}) {
  const all = { ISSUER: issuer, CLIENT: client.id, KIND: kind, ...more };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [`PONTE_OIDC_${name}_${key}`, value]));
}

/** A real provider. `people` by their subject: claims, and `level` of SPID with which they come. `back` are the addresses that it sends people back to. */
export async function realProvider(people, { claimsInToken = false } = {}) {
  let provider;
  const { server, issuer } = await listen((request, response) => provider.callback()(request, response));
  const start = (back) => {
    provider = new Provider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: back, grant_types: ['authorization_code'], response_types: ['code'] }],
      pkce: { required: () => true },
      acrValues: [1, 2, 3].map(spid),
      claims: { acr: null, sid: null, auth_time: null, iss: null, openid: ['sub'], profile: ['name', 'https://attributes.eid.gov.it/fiscal_number'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: !claimsInToken,
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['a-key-of-the-tests'] },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...people[accountId].claims }) }),
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    provider.use(async (context, next) => {
      if (!context.path.startsWith('/interaction/')) return next();
      if (context.method === 'POST') {
        const accountId = (await body(context.req)).get('who');
        await provider.interactionFinished(context.req, context.res, { login: { accountId, acr: spid(people[accountId].level ?? 2), remember: false } });
        context.respond = false;
        return undefined;
      }
      const who = Object.keys(people).map((each) => `<button name="who" value="${each}">${each}</button>`).join(' ');
      context.type = 'html';
      context.body = `<!doctype html><html lang="it" data-ready><title>Provider</title><link rel="icon" href="data:,"><main><h1>Chi sei?</h1><form method="post">${who}</form></main></html>`;
      return undefined;
    });
  };
  return { issuer, client, start, stop: () => { server.closeAllConnections(); server.close(); } };
}

const encoded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A provider that says what `lie` makes of the truth: `lie({ header, claims })` changes both in place; `wrongKey` signs with another key, `hmac` with our secret; `describe` changes its description, `elsewhere` sends whoever asks for it on. */
export async function lyingProvider(person) {
  const make = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
  let keys = make();
  let kid = 'first';
  const visits = new Map();
  const self = { client, lie: () => {}, describe: () => {}, elsewhere: false, wrongKey: false, hmac: false, another: null, asked: 0, issued: [] };
  const token = (nonce) => {
    const now = Math.floor(Date.now() / 1000);
    const header = { alg: 'RS256', kid, typ: 'JWT' };
    const claims = { iss: self.issuer, sub: 'persona-1', aud: client.id, iat: now, exp: now + 300, nonce, acr: spid(2), ...person };
    if (self.hmac) Object.assign(header, { alg: 'HS256', kid: undefined });
    self.lie({ header, claims });
    const signed = `${encoded(header)}.${encoded(claims)}`;
    if (self.hmac) return `${signed}.${createHmac('sha256', client.secret).update(signed).digest('base64url')}`;
    const key = self.wrongKey ? make().privateKey : keys.privateKey;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }))).toString('base64url')}`;
  };
  const answers = {
    '/.well-known/openid-configuration': () => {
      const truth = {
        issuer: self.issuer, authorization_endpoint: `${self.issuer}/auth`, token_endpoint: `${self.issuer}/token`, jwks_uri: `${self.issuer}/jwks`,
        response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256', 'HS256'],
      };
      self.describe(truth);
      return truth;
    },
    '/jwks': () => { self.asked += 1; return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] }; },
  };
  const { server, issuer } = await listen(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, self.issuer);
    if (pathname === '/auth') {
      const code = randomUUID();
      visits.set(code, { nonce: searchParams.get('nonce'), challenge: searchParams.get('code_challenge') });
      const back = new URL(searchParams.get('redirect_uri'));
      back.search = new URLSearchParams({ code, state: self.another ?? searchParams.get('state') });
      response.writeHead(303, { location: back.href }).end();
      return;
    }
    if (self.elsewhere && pathname.startsWith('/.well-known/')) {
      response.writeHead(302, { location: `${self.issuer}/moved${pathname}` }).end();
      return;
    }
    const found = pathname === '/token' ? await redeem(request) : answers[pathname.replace(/^\/moved/, '')]?.();
    response.writeHead(found ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? { error: 'invalid_grant' }));
  });
  async function redeem(request) {
    const form = await body(request);
    const visit = visits.get(form.get('code'));
    visits.delete(form.get('code'));
    const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!visit || proof !== visit.challenge) return undefined;
    const given = { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: token(visit.nonce) };
    self.issued.push(given.access_token, given.id_token);
    return given;
  }
  self.issuer = issuer;
  self.rotate = () => { keys = make(); kid = randomUUID(); };
  self.stop = () => { server.closeAllConnections(); server.close(); };
  return self;
}
