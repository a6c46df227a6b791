import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVerifierKey } from '#ledger/verifier-key.js';
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
  expect(alone(keys)).toThrow('does not exist');
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
