import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyStore } from '#credentials/key-store.js';
import { keyFromJwk } from '#credentials/signing-key.js';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { noteSigner } from '#ledger/note-signer.js';
import { verifierKeyOf, formatVerifierKey } from '#ledger/verifier-key.js';
import { rewrapKeys } from '#platform/keys/rewrap-keys.js';
import { RSA_JWK } from '../../../test/support/rsa-key.js';
import { readHubConfig } from './hub.config.js';
import { ledgerOptions } from './ledger/ledger-options.js';

const vkey = (name: string, type: 1 | 4) =>
  formatVerifierKey(verifierKeyOf(name, type, generateKeyPairSync('ed25519').publicKey));
const jwk = (kind: 'ed25519' | 'P-256') =>
  (kind === 'ed25519'
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  ).privateKey.export({ format: 'jwk' });

function edKeyOf(store: KeyStore) {
  const found = store.keys().find(({ alg }) => alg === 'EdDSA');
  if (!found) throw new Error('a hub has an Ed25519 key');
  return found.publicJwk;
}

let dir: string;
let complete: Record<string, string>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-config-'));
  const keys = join(dir, 'keys.json');
  const jwks = {
    ledger: jwk('ed25519'),
    witness: jwk('ed25519'),
    'credential-ed25519': jwk('ed25519'),
    'credential-p256': jwk('P-256'),
    'credential-rsa': RSA_JWK,
  };
  const secret = randomBytes(32);
  writeFileSync(keys, JSON.stringify(jwks), { mode: 0o600 });
  rewrapKeys(keys, secret);
  complete = {
    HUB_DATABASE_URL: 'postgres://hub@localhost/hub',
    HUB_REGISTRY_URL: 'http://localhost:3001',
    HUB_REGISTRY_VERIFIER_KEY: vkey('localhost:3001/ledger', 1),
    HUB_WITNESS_POLICY: `witness w ${vkey('localhost:3001/witness', 4)} http://localhost:3001\nquorum w\n`,
    HUB_SIGNING_KEYS: keys,
    HUB_KEY: secret.toString('base64url'),
    HUB_SECRET: randomBytes(32).toString('base64url'),
  };
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

it.each([
  ['HUB_DATABASE_URL'],
  ['HUB_REGISTRY_URL'],
  ['HUB_REGISTRY_VERIFIER_KEY'],
  ['HUB_WITNESS_POLICY'],
  ['HUB_SIGNING_KEYS'],
  ['HUB_SECRET'],
  ['HUB_KEY'],
])('refuses a start alone without %s', (name) => {
  expect(() => readHubConfig({ ...complete, [name]: '' })).toThrow(name);
});

it.each([
  ['a misspelt name', { HUB_PROT: '3000' }, 'did you mean HUB_PORT'],
  ['a misspelt shared name', { GUILDMARK_DATE: '.data' }, 'did you mean GUILDMARK_DATA'],
  ['a port that is none', { HUB_PORT: '70000' }, 'HUB_PORT'],
  ['any port without an address', { HUB_PORT: '0' }, 'HUB_PUBLIC_URL is needed'],
  ['every interface without an address', { HUB_HOST: '0.0.0.0' }, 'HUB_PUBLIC_URL is needed'],
  [
    'every interface without https',
    { HUB_HOST: '0.0.0.0', HUB_PUBLIC_URL: 'http://localhost:3000' },
    'must be https',
  ],
  ['a public host without https', { HUB_PUBLIC_URL: 'http://hub.example' }, 'must be https'],
  ['an address with a path', { HUB_PUBLIC_URL: 'https://hub.example/a' }, 'without a path'],
  ['a registry key that is none', { HUB_REGISTRY_VERIFIER_KEY: 'x+y+z' }, 'cannot be read'],
  ['a policy without a quorum', { HUB_WITNESS_POLICY: '# nobody' }, 'cannot be read'],
  ['a predecessor that is not there', { HUB_LEDGER_SUCCEEDS: '/nowhere/note' }, 'cannot be read'],
  ['an adapter in production', { HUB_VC_API: '1' }, 'HUB_VC_API needs HUB_ENVIRONMENT'],
  [
    'an adapter for other machines',
    {
      HUB_VC_API: '1',
      HUB_ENVIRONMENT: 'development',
      HUB_HOST: '0.0.0.0',
      HUB_PUBLIC_URL: 'https://hub.example',
    },
    'HUB_VC_API needs HUB_ENVIRONMENT',
  ],
  ['an adapter that is perhaps there', { HUB_VC_API: 'yes' }, 'HUB_VC_API must be 0 or 1'],
  ['answers kept under a year', { HUB_AUDIT_ANSWERS_MONTHS: '11' }, 'from 12 to 120'],
  ['answers kept for ever', { HUB_AUDIT_ANSWERS_MONTHS: '121' }, 'from 12 to 120'],
  ['half a month', { HUB_AUDIT_ANSWERS_MONTHS: '12.5' }, 'HUB_AUDIT_ANSWERS_MONTHS'],
  ['a short secret', { HUB_SECRET: 'c2hvcnQ' }, '32 bytes'],
  ['a short key-encryption key', { HUB_KEY: 'c2hvcnQ' }, '32 bytes'],
  ['another key-encryption key', { HUB_KEY: 'A'.repeat(43) }, 'keys.secret-wrong'],
])('refuses %s', (_name, change, message) => {
  expect(() => readHubConfig({ ...complete, ...change })).toThrow(message);
});

it.each([
  [{}, false],
  [{ HUB_VC_API: '0' }, false],
  [{ HUB_VC_API: '1', HUB_ENVIRONMENT: 'development' }, true],
])('with %j the adapter answers: %s', (change, vcApi) => {
  expect(readHubConfig({ ...complete, ...change }).vcApi).toBe(vcApi);
});

it.each([
  [{}, 36],
  [{ HUB_AUDIT_ANSWERS_MONTHS: '12' }, 12],
  [{ HUB_AUDIT_ANSWERS_MONTHS: '120' }, 120],
])('with %j answers are kept for %i months', (change, months) => {
  expect(readHubConfig({ ...complete, ...change }).auditAnswersMonths).toBe(months);
});

it('derives identity, ledger and group name from the public address', () => {
  const config = readHubConfig({ ...complete, HUB_PUBLIC_URL: 'https://hub.riviera.example/' });
  expect(config).toMatchObject({
    publicUrl: 'https://hub.riviera.example',
    did: 'did:web:hub.riviera.example',
    origin: 'hub.riviera.example/ledger',
    ledgerPrefix: 'https://hub.riviera.example/ledger/',
    slug: 'hub-riviera-example',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

it('reads the policy from a file', () => {
  const file = join(dir, 'policy');
  writeFileSync(file, 'quorum none\n');
  expect(readHubConfig({ ...complete, HUB_WITNESS_POLICY: file }).witnessPolicy).toBe(
    'quorum none\n',
  );
});

it('reads the last checkpoint of the predecessor from a file, and refuses one of its own', () => {
  const file = join(dir, 'checkpoint');
  const { privateKey } = generateKeyPairSync('ed25519');
  const write = (origin: string) => {
    const checkpoint = { origin, size: 1, root: randomBytes(32) };
    const note = signCheckpoint(checkpoint, noteSigner(origin, 1, privateKey));
    writeFileSync(file, note);
    return note;
  };
  const reading = () => readHubConfig({ ...complete, HUB_LEDGER_SUCCEEDS: file });
  const note = write('old.example/ledger');
  expect(ledgerOptions(reading()).opened.succeeds).toBe(note);
  expect(ledgerOptions(readHubConfig(complete)).opened).not.toHaveProperty('succeeds');
  write(reading().origin);
  expect(reading).toThrow('HUB_LEDGER_SUCCEEDS cannot be read: a ledger does not follow itself');
});

it('refuses a key file without a key for the witness, and says which is missing', () => {
  const jwks = JSON.parse(readFileSync(complete.HUB_SIGNING_KEYS ?? '', 'utf8')) as object;
  const file = join(dir, 'older.json');
  writeFileSync(file, JSON.stringify({ ...jwks, witness: undefined }), { mode: 0o600 });
  expect(() => readHubConfig({ ...complete, HUB_SIGNING_KEYS: file })).toThrow(
    'lacks a key for witness',
  );
});

it('takes keys in the clear and no key-encryption key in development only', () => {
  const file = join(dir, 'clear.json');
  const roles = ['ledger', 'witness', 'credential-ed25519'].map((role) => [role, jwk('ed25519')]);
  const p256 = { 'credential-p256': jwk('P-256'), 'credential-rsa': RSA_JWK };
  const text = JSON.stringify({ ...Object.fromEntries(roles), ...p256 });
  writeFileSync(file, text, { mode: 0o600 });
  const clear = { ...complete, HUB_SIGNING_KEYS: file };
  expect(() => readHubConfig(clear)).toThrow('keys.in-the-clear');
  expect(() => readHubConfig({ ...clear, HUB_KEY: '' })).toThrow('keys.secret-missing: HUB_KEY');
  const development = { ...clear, HUB_KEY: '', HUB_ENVIRONMENT: 'development' };
  expect(readHubConfig(development).keyStore.keys()).toHaveLength(3);
  // What is in use is not rewritten behind the operator's back.
  expect(readFileSync(file, 'utf8')).toBe(text);
  const wrapped = { ...complete, HUB_KEY: '', HUB_ENVIRONMENT: 'development' };
  expect(() => readHubConfig(wrapped)).toThrow('keys.secret-missing');
});

it('takes the key-encryption key from a file that nobody else can read, not from two places', () => {
  const file = join(dir, 'kek');
  writeFileSync(file, `${complete.HUB_KEY ?? ''}\n`, { mode: 0o644 });
  const fromFile = { ...complete, HUB_KEY: '', HUB_KEY_FILE: file };
  expect(() => readHubConfig(fromFile)).toThrow('can be read by others');
  chmodSync(file, 0o600);
  expect(readHubConfig(fromFile).keyStore.keys()).toHaveLength(3);
  expect(() => readHubConfig({ ...complete, HUB_KEY_FILE: file })).toThrow('not both');
  expect(() => readHubConfig({ ...fromFile, HUB_KEY_FILE: join(dir, 'none') })).toThrow(
    'does not exist',
  );
});

it('refuses the keys of the registry under the names of a hub', () => {
  const secret = Buffer.from(complete.HUB_KEY ?? '', 'base64url');
  const file = complete.HUB_SIGNING_KEYS ?? '';
  const own = JSON.parse(readFileSync(file, 'utf8')) as object;
  const foreign = { 'trust-list': jwk('P-256'), ...own };
  writeFileSync(file, JSON.stringify(foreign), { mode: 0o600 });
  expect(() => rewrapKeys(file, secret, secret)).toThrow('keys.altered');
});

it.each(['witness', 'ledger', 'credential-ed25519'] as const)(
  'I10 refuses to start with a policy in which it watches itself with its %s key',
  (role) => {
    const { keys, keyStore } = readHubConfig(complete);
    const key =
      role === 'credential-ed25519' ? keyFromJwk(edKeyOf(keyStore)) : createPublicKey(keys[role]);
    const own = formatVerifierKey(verifierKeyOf('else.example', 4, key));
    const policy = `${complete.HUB_WITNESS_POLICY}witness me ${own} https://else.example\n`;
    expect(() => readHubConfig({ ...complete, HUB_WITNESS_POLICY: policy })).toThrow(
      'the witness me is our own',
    );
  },
);
