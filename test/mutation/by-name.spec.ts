import { createHmac, createPublicKey, sign } from 'node:crypto';
import { claimsOf } from '#credentials/jwt-claims.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifyCredential } from '#credentials/verify-credential.js';
import {
  competenceRecord,
  ecKey,
  HUB,
  issued,
  NOW,
  P256,
  sources,
} from '../support/credentials.js';
import { cpuTime } from '../support/cpu-time.js';

const badge = renderOpenBadge(competenceRecord());
const PAYLOAD = JSON.stringify({ ...badge, ...claimsOf(badge) });
const HEADER = { alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: ecKey.kid };

const encoded = (value: string | Buffer) => Buffer.from(value).toString('base64url');

/** A token that the issuer's own key signed, whatever stands in it. */
function token(header: object | string, payload: string | Buffer = PAYLOAD): string {
  const head = encoded(typeof header === 'string' ? header : JSON.stringify(header));
  const signed = `${head}.${encoded(payload)}`;
  const key = { key: P256, dsaEncoding: 'ieee-p1363' } as const;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** The same with the public key as the secret of an HMAC. */
function hmacToken(secret: string): string {
  const signed = `${encoded(JSON.stringify({ ...HEADER, alg: 'HS256' }))}.${encoded(PAYLOAD)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** The verdict, and what was asked of the world outside. */
async function judged(credential: string) {
  const world = await sources();
  const asked: string[] = [];
  world.didDocument = (did) => {
    asked.push(did);
    return Promise.resolve({ state: 'missing', source: 'did.json' });
  };
  world.statusList = (url) => {
    asked.push(url);
    return Promise.resolve({ state: 'missing', source: url });
  };
  const { overall, checks, shows } = await verifyCredential({ credential }, world, NOW);
  const first = checks.find(({ state }) => state !== 'passed');
  return { overall, code: first?.code, shows, asked };
}

const payload = (change: (text: string) => string) => token(HEADER, change(PAYLOAD));
const member = (text: string) =>
  payload((good) => good.replace('"awardedDate":', `${text},"awardedDate":`));
const spki = createPublicKey(P256).export({ type: 'spki', format: 'pem' }).toString();

const TOKENS: readonly (readonly [string, () => string, string])[] = [
  [
    'alg none and no signature',
    () => token({ ...HEADER, alg: 'none' }).replace(/[^.]+$/, ''),
    'jws.header-refused',
  ],
  ['alg none and a signature', () => token({ ...HEADER, alg: 'None' }), 'jws.header-refused'],
  ['HS256 under the public key as PEM', () => hmacToken(spki), 'signature.wrong'],
  [
    'HS256 under the public key as JWK',
    () => hmacToken(JSON.stringify(publicJwkOf(P256))),
    'signature.wrong',
  ],
  ['EdDSA said of a P-256 key', () => token({ ...HEADER, alg: 'EdDSA' }), 'signature.wrong'],
  ['crit', () => token({ ...HEADER, crit: ['exp'], exp: 1 }), 'jws.header-refused'],
  ['crit of nothing', () => token({ ...HEADER, crit: [] }), 'jws.header-refused'],
  ['b64', () => token({ ...HEADER, b64: false }), 'jws.header-refused'],
  ['jku', () => token({ ...HEADER, jku: 'https://hub.example/jwks.json' }), 'jws.header-refused'],
  ['x5u', () => token({ ...HEADER, x5u: 'https://169.254.169.254/' }), 'jws.header-refused'],
  ['x5c', () => token({ ...HEADER, x5c: [] }), 'jws.header-refused'],
  ['jwk', () => token({ ...HEADER, jwk: publicJwkOf(P256) }), 'jws.header-refused'],
  [
    'alg twice',
    () => token(JSON.stringify(HEADER).replace('{', '{"alg":"none",')),
    'json.duplicate-member',
  ],
  [
    'kid with a path',
    () => token({ ...HEADER, kid: `${HUB}#../../p256-1` }),
    'signature.unknown-key',
  ],
  [
    'kid of a path',
    () => token({ ...HEADER, kid: `${HUB}/../../etc/passwd#p256-1` }),
    'signature.other-issuer',
  ],
  [
    'kid of a file',
    () => token({ ...HEADER, kid: 'file:///etc/passwd' }),
    'signature.other-issuer',
  ],
  ['kid that selects', () => token({ ...HEADER, kid: "' OR 1=1 --" }), 'signature.other-issuer'],
  [
    'kid of __proto__',
    () => token({ ...HEADER, kid: `${HUB}#__proto__` }),
    'signature.unknown-key',
  ],
  ['padding', () => `${token(HEADER)}=`, 'encoding.not-canonical'],
  [
    'base64 that is not for addresses',
    () => token(HEADER).replace(/\.[^.]+$/, '.++//'),
    'encoding.not-canonical',
  ],
  ['a line end within', () => token(HEADER).replace('.', '.\n'), 'encoding.not-canonical'],
  [
    'Latin-1',
    () => token(HEADER, Buffer.from(PAYLOAD.replace('CNC', 'caff\u00e8'), 'latin1')),
    'jws.malformed',
  ],
  ['UTF-16', () => token(HEADER, Buffer.from(PAYLOAD, 'utf16le')), 'jws.malformed'],
  ['a byte order mark', () => payload((text) => `\ufeff${text}`), 'json.malformed'],
  ['half a pair of surrogates', () => member('"x":"\\ud800"'), 'json.lone-surrogate'],
  ['a member twice', () => member('"validUntil":"2099-01-01T00:00:00Z"'), 'json.duplicate-member'],
  [
    'a member twice, once escaped',
    () => member('"v\\u0061lidUntil":"2099-01-01T00:00:00Z"'),
    'json.duplicate-member',
  ],
  ['__proto__', () => member('"__proto__":{"x":1}'), 'credential.foreign-member'],
  ['a number beyond all bounds', () => member('"x":1e400'), 'json.unsafe-number'],
  ['2^53', () => member('"x":9007199254740992'), 'json.unsafe-number'],
  [
    'a depth of 10,000',
    () => member(`"x":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    'json.too-deep',
  ],
  [
    'a depth of 10,000 objects',
    () => member(`"x":${'{"x":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    'json.too-deep',
  ],
  ['1,000,000 members', () => member(`"x":[${'1,'.repeat(370_000)}1]`), 'json.too-many-members'],
  ['more than a mebibyte', () => member(`"x":"${'x'.repeat(1_048_576)}"`), 'credential.too-large'],
  [
    'a context of its own',
    () => payload((text) => text.replace('"@context":[', '"@context":[{"name":"urn:x"},')),
    'credential.not-a-badge',
  ],
  [
    'an unknown context',
    () => payload((text) => text.replace('"@context":[', '"@context":["https://10.0.0.1/c",')),
    'credential.not-a-badge',
  ],
];

it.each(TOKENS)('a token with %s says nothing and asks nobody', async (_, make, code) => {
  const began = cpuTime();
  expect(await judged(make())).toEqual({
    overall: 'not-verified',
    code,
    shows: undefined,
    asked: [],
  });
  expect(cpuTime() - began).toBeLessThan(5_000);
});

it.each(['constructor', 'toString', 'hasOwnProperty', 'then', 'length'])(
  'a member named %s is a member and nothing else',
  async (name) => {
    // Signed by the issuer, so it stands: our reader only has to keep its head.
    const { overall, shows } = await judged(member(`"${name}":"x"`));
    expect(overall).toBe('could-not-verify');
    expect(shows?.title).toBe((await judged(token(HEADER))).shows?.title);
    expect(({} as Record<string, unknown>)[name]).not.toBe('x');
  },
);

it.each<[string, (document: Record<string, unknown>) => unknown, string]>([
  [
    'an unknown context',
    (d) => ({ ...d, '@context': [...(d['@context'] as string[]), 'https://[::ffff:10.0.0.1]/c'] }),
    'credential.not-a-badge',
  ],
  [
    'a context as an object',
    (d) => ({ ...d, '@context': { '@vocab': 'urn:x:' } }),
    'credential.not-a-badge',
  ],
  [
    'a context within',
    (d) => ({ ...d, issuer: { ...(d.issuer as object), '@context': 'https://10.0.0.1/' } }),
    'credential.foreign-member',
  ],
  ['two proofs', (d) => ({ ...d, proof: [d.proof, d.proof] }), 'proof.malformed'],
  [
    'another proof purpose',
    (d) => ({ ...d, proof: { ...(d.proof as object), proofPurpose: 'authentication' } }),
    'proof.unsupported',
  ],
  [
    'a key elsewhere',
    (d) => ({
      ...d,
      proof: { ...(d.proof as object), verificationMethod: 'https://169.254.169.254/key' },
    }),
    'signature.other-issuer',
  ],
  [
    'a proof value of 100,000 letters',
    (d) => ({ ...d, proof: { ...(d.proof as object), proofValue: `z${'z'.repeat(100_000)}` } }),
    'signature.wrong',
  ],
])('a document with %s says nothing and asks nobody', async (_, change, code) => {
  const { json } = await issued();
  const changed = change(JSON.parse(json.credential) as Record<string, unknown>);
  expect(await judged(JSON.stringify(changed))).toEqual({
    overall: 'not-verified',
    code,
    shows: undefined,
    asked: [],
  });
});

it.each([
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '{"',
  '\0',
  'a.b.c',
  '...',
  '~',
  'eyJ.eyJ.',
  '\ud800'.repeat(10),
  '{'.repeat(1_000_000),
])('the text %.20j is no credential', async (text) => {
  const { overall, code, asked } = await judged(text);
  expect([overall, asked]).toEqual(['not-verified', []]);
  expect(code).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
});
