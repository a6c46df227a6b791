import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { noteSigner } from '#ledger/note-signer.js';
import { verifierKeyOf, formatVerifierKey } from '#ledger/verifier-key.js';
import { readHubConfig } from './hub.config.js';
import { ledgerOptions } from './ledger/ledger-options.js';

const vkey = (name: string, type: 1 | 4) =>
  formatVerifierKey(verifierKeyOf(name, type, generateKeyPairSync('ed25519').publicKey));
const jwk = (kind: 'ed25519' | 'P-256') =>
  (kind === 'ed25519'
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  ).privateKey.export({ format: 'jwk' });

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
  };
  writeFileSync(keys, JSON.stringify(jwks), { mode: 0o600 });
  complete = {
    HUB_DATABASE_URL: 'postgres://hub@localhost/hub',
    HUB_REGISTRY_URL: 'http://localhost:3001',
    HUB_REGISTRY_VERIFIER_KEY: vkey('localhost:3001/ledger', 1),
    HUB_WITNESS_POLICY: `witness w ${vkey('localhost:3001/witness', 4)} http://localhost:3001\nquorum w\n`,
    HUB_SIGNING_KEYS: keys,
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
  ['a short secret', { HUB_SECRET: 'c2hvcnQ' }, '32 bytes'],
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

it.each(['witness', 'ledger', 'credential-ed25519'] as const)(
  'I10 refuses to start with a policy in which it watches itself with its %s key',
  (role) => {
    const { keys } = readHubConfig(complete);
    const own = formatVerifierKey(verifierKeyOf('else.example', 4, keys[role]));
    const policy = `${complete.HUB_WITNESS_POLICY}witness me ${own} https://else.example\n`;
    expect(() => readHubConfig({ ...complete, HUB_WITNESS_POLICY: policy })).toThrow(
      'the witness me is our own',
    );
  },
);
