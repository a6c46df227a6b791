import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey, parseVerifierKey } from '#ledger/verifier-key.js';
import { readRegistryConfig } from './registry.config.js';

/** Never opened here: reading settings touches no database. */
const DATABASE = 'postgres://localhost/guildmark';

function reading(env: Record<string, string>, embedded: string | undefined = DATABASE) {
  const data = mkdtempSync(join(tmpdir(), 'guildmark-config-'));
  try {
    return readRegistryConfig({ GUILDMARK_DATA: data, ...env }, embedded);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

it.each([
  ['a misspelt name', { REGISTRY_PROT: '1' }, 'did you mean REGISTRY_PORT?'],
  ['a misspelt shared name', { GUILDMARK_KAFKA_BROKER: 'a:1' }, 'GUILDMARK_KAFKA_BROKERS?'],
  ['what is no port', { REGISTRY_PORT: '65536' }, 'REGISTRY_PORT'],
  ['a predecessor that is not there', { REGISTRY_LEDGER_SUCCEEDS: '/nowhere/note' }, 'cannot be'],
  ['any port without an address', { REGISTRY_PORT: '0' }, 'REGISTRY_PUBLIC_URL is required'],
  ['another host without an address', { REGISTRY_HOST: '0.0.0.0' }, 'REGISTRY_PUBLIC_URL'],
  ['an address with a path', { REGISTRY_PUBLIC_URL: 'https://r.example/a' }, 'bare address'],
  ['http outside loopback', { REGISTRY_PUBLIC_URL: 'http://r.example' }, 'https://'],
  [
    'http on a host that others reach',
    { REGISTRY_PUBLIC_URL: 'http://localhost:3001', REGISTRY_HOST: '0.0.0.0' },
    'https://',
  ],
])('refuses %s', (_name, env, message) => {
  expect(() => reading(env)).toThrow(message);
});

it('outside embedded mode makes neither keys nor database', () => {
  const alone = (env: Record<string, string>) => () => readRegistryConfig(env);
  expect(alone({})).toThrow('REGISTRY_DATABASE_URL is required');
  const database = { REGISTRY_DATABASE_URL: DATABASE };
  expect(alone(database)).toThrow('REGISTRY_SIGNING_KEYS is required');
  const keys = { ...database, REGISTRY_SIGNING_KEYS: '/nowhere/keys.json' };
  expect(alone(keys)).toThrow('keys.secret-missing: REGISTRY_KEY_FILE or REGISTRY_KEY');
  expect(alone({ ...keys, REGISTRY_KEY: 'A'.repeat(43) })).toThrow('does not exist');
});

it('wraps its keys from the start, and opens them alone only with what wraps them', () => {
  const data = mkdtempSync(join(tmpdir(), 'guildmark-config-'));
  try {
    const made = readRegistryConfig({ GUILDMARK_DATA: data }, DATABASE);
    const file = join(data, 'registry-keys.json');
    expect(readFileSync(file, 'utf8')).not.toContain('"d"');
    const alone = { REGISTRY_DATABASE_URL: DATABASE, REGISTRY_SIGNING_KEYS: file };
    const KEY = 'A'.repeat(43);
    expect(() => readRegistryConfig({ ...alone, REGISTRY_KEY: KEY })).toThrow('keys.secret-wrong');
    const kek = join(data, 'registry-wrapping-key');
    const { verifierKey } = readRegistryConfig({ ...alone, REGISTRY_KEY_FILE: kek });
    expect(verifierKey).toBe(made.verifierKey);
  } finally {
    rmSync(data, { recursive: true });
  }
});

it('derives names, DID and keys from the public address', () => {
  const config = reading({ REGISTRY_PUBLIC_URL: 'https://registry.example/' });
  expect(config).toMatchObject({
    publicUrl: 'https://registry.example',
    did: 'did:web:registry.example',
    origin: 'registry.example/ledger',
    ledgerPrefix: 'https://registry.example/ledger/',
    isLocal: false,
  });
  expect(parseVerifierKey(config.verifierKey)).toMatchObject({ name: config.origin, type: 1 });
  expect(parseVerifierKey(config.witnessKey)).toMatchObject({
    name: 'registry.example/witness',
    type: 4,
  });
  expect(Object.isFrozen(config)).toBe(true);
  expect(reading({}).isLocal).toBe(true);
});

const vkey = (name: string, privateKey = generateKeyPairSync('ed25519').privateKey) =>
  formatVerifierKey(noteSigner(name, 4, privateKey).verifier);

it('is watched by whom REGISTRY_WITNESS_POLICY names, and by nobody without it', () => {
  expect(reading({}).witnessPolicy).toBe('quorum none\n');
  const policy = `witness hub ${vkey('hub.example/witness')} https://hub.example\nquorum hub\n`;
  expect(reading({ REGISTRY_WITNESS_POLICY: policy }).witnessPolicy).toBe(policy);
  const file = join(mkdtempSync(join(tmpdir(), 'guildmark-policy-')), 'policy');
  writeFileSync(file, policy);
  expect(reading({ REGISTRY_WITNESS_POLICY: file }).witnessPolicy).toBe(policy);
  expect(() => reading({ REGISTRY_WITNESS_POLICY: 'quorum nobody' })).toThrow(
    'REGISTRY_WITNESS_POLICY cannot be read',
  );
});

it.each([
  ['its witness', 'witness', 'else.example'],
  ['its ledger key', 'ledger', 'else.example'],
] as const)(
  'I10 refuses to start with a policy in which it watches itself by %s',
  (_n, role, name) => {
    const data = mkdtempSync(join(tmpdir(), 'guildmark-config-'));
    const { keys } = readRegistryConfig({ GUILDMARK_DATA: data }, DATABASE);
    const policy = `witness w ${vkey(name, keys[role])} https://else.example\nquorum w\n`;
    const again = () =>
      readRegistryConfig({ GUILDMARK_DATA: data, REGISTRY_WITNESS_POLICY: policy }, DATABASE);
    expect(again).toThrow('the witness w is our own');
    rmSync(data, { recursive: true, force: true });
  },
);
