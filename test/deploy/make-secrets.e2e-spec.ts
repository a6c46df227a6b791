import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTls } from '#platform/config/tls-settings.js';
import { readHubConfig } from '../../apps/hub/src/hub.config.js';
import { readRegistryConfig } from '../../apps/registry/src/registry.config.js';
import { makeSecrets } from './made-secrets.js';

let parent: string;
let dir: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'guildmark-secrets-'));
  dir = join(parent, 'secrets');
  expect(makeSecrets('--out', dir)).toMatchObject({ code: 0, stderr: '' });
});
afterAll(() => {
  rmSync(parent, { recursive: true });
});
const at = (...path: string[]) => join(dir, ...path);
const textOf = (...path: string[]) => readFileSync(at(...path), 'utf8');

const registryEnv = () => ({
  REGISTRY_HOST: '0.0.0.0',
  REGISTRY_PORT: '8440',
  REGISTRY_PUBLIC_URL: 'https://registry.localhost:8440',
  REGISTRY_DATABASE_URL_FILE: at('registry/database-url'),
  REGISTRY_MIGRATIONS: 'check',
  REGISTRY_SIGNING_KEYS: at('registry/keys.json'),
  REGISTRY_KEY_FILE: at('registry/wrapping-key'),
  REGISTRY_TLS_CERT_FILE: at('registry/tls.crt'),
  REGISTRY_TLS_KEY_FILE: at('registry/tls.key'),
  REGISTRY_WITNESS_POLICY: at('registry/witness-policy'),
});
const hubEnv = (name: string, port: string) => ({
  HUB_HOST: '0.0.0.0',
  HUB_PORT: port,
  HUB_PUBLIC_URL: `https://${name}.localhost:${port}`,
  HUB_DATABASE_URL_FILE: at(name, 'database-url'),
  HUB_MIGRATIONS: 'check',
  HUB_SIGNING_KEYS: at(name, 'keys.json'),
  HUB_KEY_FILE: at(name, 'wrapping-key'),
  HUB_SECRET_FILE: at(name, 'secret'),
  HUB_TLS_CERT_FILE: at(name, 'tls.crt'),
  HUB_TLS_KEY_FILE: at(name, 'tls.key'),
  HUB_REGISTRY_URL: 'https://registry.localhost:8440',
  HUB_REGISTRY_VERIFIER_KEY_FILE: at(name, 'registry-verifier-key'),
  HUB_WITNESS_POLICY: at(name, 'witness-policy'),
});

it('never writes over keys that are there', () => {
  const before = textOf('registry/keys.json');
  const again = makeSecrets('--out', dir);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('is there already; move it away first');
  expect(textOf('registry/keys.json')).toBe(before);
});

it.each(['hub-c=https://hub-c.localhost', 'hub-a=http://hub-a.localhost', 'hub-a', '--force'])(
  'refuses %s and writes nothing',
  (word) => {
    const other = join(parent, 'other');
    const { code, stderr } = makeSecrets('--out', other, word);
    expect(code).toBe(64);
    expect(stderr).toContain('make-secrets: ');
    expect(() => statSync(other)).toThrow('ENOENT');
  },
);

it('lets nobody else read a secret', () => {
  const open = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => (statSync(file).mode & 0o077) !== 0)
    .map((file) => file.slice(dir.length + 1))
    .sort();
  expect(open).toEqual([
    'ca.crt',
    ...['hub-a', 'hub-b'].flatMap((hub) =>
      ['ca.crt', 'registry-verifier-key', 'tls.crt', 'witness-policy'].map((f) => `${hub}/${f}`),
    ),
    'postgres/parties.sql',
    ...['ca.crt', 'tls.crt', 'witness-policy'].map((f) => `registry/${f}`),
  ]);
  for (const { name } of readdirSync(dir, { withFileTypes: true }).filter((e) => e.isDirectory()))
    expect([name, statSync(at(name)).mode & 0o777]).toEqual([name, 0o700]);
});

it('gives PostgreSQL no password of a party, and the owner none to the app', () => {
  const urls = ['registry', 'hub-a', 'hub-b'].flatMap((party) =>
    [party, `${party}-owner`].map((place) => new URL(textOf(place, 'database-url').trim())),
  );
  expect(urls.map(({ username, host, pathname }) => `${username}@${host}${pathname}`)).toEqual([
    'registry_app@postgres:5432/registry',
    'registry_owner@postgres:5432/registry',
    'hub_a_app@postgres:5432/hub_a',
    'hub_a_owner@postgres:5432/hub_a',
    'hub_b_app@postgres:5432/hub_b',
    'hub_b_owner@postgres:5432/hub_b',
  ]);
  for (const { password } of urls) {
    expect(password).toHaveLength(43);
    expect(textOf('postgres/parties.sql')).not.toContain(password);
  }
});

it('makes keys that each app takes in production, and that the others know', () => {
  const registry = readRegistryConfig(registryEnv());
  const hubs = [readHubConfig(hubEnv('hub-a', '8441')), readHubConfig(hubEnv('hub-b', '8442'))];
  for (const hub of hubs) {
    expect(hub.registryVerifierKey).toBe(registry.verifierKey);
    expect(hub.witnessPolicy).toContain(` ${registry.witnessKey} ${registry.publicUrl}\n`);
    expect(hub).toMatchObject({ environment: 'production', migrations: 'check' });
  }
  expect(new Set(hubs.map(({ secret }) => secret.toString('hex'))).size).toBe(2);
  expect(registry.witnessPolicy.match(/^witness .*$/gm)).toHaveLength(2);
});

it('makes certificates for the hosts of the trial, by an authority that can vouch for no other', () => {
  const authority = new X509Certificate(textOf('ca.crt'));
  expect(authority.ca).toBe(true);
  expect(textOf('hub-a/ca.crt')).toBe(textOf('ca.crt'));
  for (const party of ['registry', 'hub-a', 'hub-b']) {
    const certificate = new X509Certificate(textOf(party, 'tls.crt'));
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkHost(`${party}.localhost`)).toBe(`${party}.localhost`);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 864e5;
    expect(days).toBeLessThanOrEqual(398);
  }
  // RFC 5280 4.2.1.10: critical nameConstraints, the three hosts as permitted subtrees
  const der = authority.raw.toString('latin1');
  expect(der).toContain('\x06\x03\x55\x1d\x1e\x01\x01\xff');
  expect(der.match(/(registry|hub-[ab])\.localhost/g)).toHaveLength(3);
  // the key that signed them is nowhere
  const files = readdirSync(dir, { recursive: true }).map(String);
  expect(files.filter((file) => file.endsWith('.key')).sort()).toEqual(
    ['hub-a/tls.key', 'hub-b/tls.key', 'registry/tls.key'].sort(),
  );
});

describe('a TLS listener is refused', () => {
  const url = 'https://hub-a.localhost:8441';
  const files = () => ({
    HUB_TLS_CERT_FILE: at('hub-a/tls.crt'),
    HUB_TLS_KEY_FILE: at('hub-a/tls.key'),
  });
  it('without one of its two files', () => {
    for (const name of ['HUB_TLS_CERT_FILE', 'HUB_TLS_KEY_FILE'])
      expect(() => readTls('HUB', { ...files(), [name]: undefined }, url)).toThrow('set together');
  });
  it('with a file that is not there', () => {
    const env = { ...files(), HUB_TLS_CERT_FILE: at('none') };
    expect(() => readTls('HUB', env, url)).toThrow('HUB_TLS_CERT_FILE: the file');
  });
  it('under an address without TLS', () => {
    expect(() => readTls('HUB', files(), 'http://localhost:8441')).toThrow('the public address is');
  });
  it('with a certificate for another host', () => {
    expect(() => readTls('HUB', files(), 'https://hub-b.localhost:8442')).toThrow(
      'is not for hub-b.localhost',
    );
  });
  it('with the key of another certificate', () => {
    const env = { ...files(), HUB_TLS_KEY_FILE: at('hub-b/tls.key') };
    expect(() => readTls('HUB', env, url)).toThrow('is not that of the certificate');
  });
  it('with a key that others can read', () => {
    chmodSync(at('hub-a/tls.key'), 0o640);
    try {
      expect(() => readTls('HUB', files(), url)).toThrow('can be read by others');
    } finally {
      chmodSync(at('hub-a/tls.key'), 0o600);
    }
  });
  it('and none is opened where nothing is set', () => {
    expect(readTls('HUB', {}, url)).toEqual({});
    expect(readTls('HUB', files(), url).tls?.cert).toBe(textOf('hub-a/tls.crt'));
  });
});
