import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKafkaSettings } from './kafka-settings.js';

const PEM = (label: string) => `-----BEGIN ${label}-----\nMAo=\n-----END ${label}-----\n`;

const dir = mkdtempSync(join(tmpdir(), 'guildmark-kafka-settings-'));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function file(name: string, text: string, mode = 0o600): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const ca = file('ca.pem', PEM('CERTIFICATE'), 0o644);
const cert = file('own.pem', PEM('CERTIFICATE'), 0o644);
const key = file('own.key', PEM('PRIVATE KEY'));
const openKey = file('open.key', PEM('PRIVATE KEY'), 0o640);
const password = file('password', 'open sesame\n');
const openPassword = file('open-password', 'open sesame\n', 0o604);
const empty = file('empty', '\n');

const K = 'GUILDMARK_KAFKA_';
const remote = { [`${K}BROKERS`]: 'kafka.example:9093' };
const tls = { ...remote, [`${K}SSL_CA`]: ca };
const named = { [`${K}SASL_MECHANISM`]: 'scram-sha-512', [`${K}SASL_USERNAME`]: 'hub-a' };
const sasl = { ...named, [`${K}SASL_PASSWORD_FILE`]: password };

it.each<[string, Record<string, string>, string]>([
  ['a password without TLS', { [`${K}BROKERS`]: '127.0.0.1:9092', ...sasl }, 'needs TLS'],
  ['a remote broker in the clear', remote, 'kafka.example:9093 is not on this machine'],
  [
    'one remote broker among local ones',
    { [`${K}BROKERS`]: '127.0.0.1:9092,10.0.0.7:9092' },
    '10.0.0.7:9092 is not on this machine',
  ],
  ['a permission that is no word', { ...remote, [`${K}ALLOW_PLAINTEXT`]: 'yes' }, 'must be 0 or 1'],
  ['a certificate without key', { ...tls, [`${K}SSL_CERT`]: cert }, 'needs its key'],
  ['a key without certificate', { ...tls, [`${K}SSL_KEY`]: key }, 'needs its certificate'],
  [
    'a key that others read',
    { ...tls, [`${K}SSL_CERT`]: cert, [`${K}SSL_KEY`]: openKey },
    'GUILDMARK_KAFKA_SSL_KEY cannot be read',
  ],
  [
    'a password that others read',
    { ...tls, ...named, [`${K}SASL_PASSWORD_FILE`]: openPassword },
    'GUILDMARK_KAFKA_SASL_PASSWORD_FILE cannot be read',
  ],
  ['an unknown mechanism', { ...tls, ...sasl, [`${K}SASL_MECHANISM`]: 'gssapi' }, 'not "gssapi"'],
  ['no name', { ...tls, ...sasl, [`${K}SASL_USERNAME`]: '' }, 'USERNAME is required'],
  ['no password', { ...tls, ...named }, 'PASSWORD_FILE must name a file'],
  [
    'an empty password',
    { ...tls, ...named, [`${K}SASL_PASSWORD_FILE`]: empty },
    'must name a file',
  ],
  [
    'a name without mechanism',
    { ...tls, [`${K}SASL_USERNAME`]: 'a' },
    'needs GUILDMARK_KAFKA_SASL_M',
  ],
  [
    'an authority that is not there',
    { ...remote, [`${K}SSL_CA`]: join(dir, 'no') },
    'does not exist',
  ],
  ['a directory for a file', { ...remote, [`${K}SSL_CA`]: dir }, 'SSL_CA cannot be read'],
  ['an authority that is none', { ...remote, [`${K}SSL_CA`]: password }, 'holds no certificate'],
  [
    'a certificate for a key',
    { ...tls, [`${K}SSL_CERT`]: cert, [`${K}SSL_KEY`]: file('wrong.key', PEM('CERTIFICATE')) },
    'holds no private key',
  ],
  ['an address without port', { [`${K}BROKERS`]: 'kafka.example' }, 'must list host:port'],
  ['an address with a scheme', { [`${K}BROKERS`]: 'http://a:1' }, 'must list host:port'],
  ['settings without a broker', sasl, 'names no broker'],
])('refuses %s', (_, env, message) => {
  expect(() => readKafkaSettings(env)).toThrow(message);
});

it('never says the password', () => {
  const env = { ...remote, ...sasl };
  expect(() => readKafkaSettings(env)).toThrow(/^(?!.*sesame)/);
});

it('is nothing without a broker', () => {
  expect(readKafkaSettings({ [`${K}BROKERS`]: ' ,' })).toBeUndefined();
});

it.each(['127.0.0.1:9092', 'localhost:1,[::1]:2'])('takes %s in the clear', (brokers) => {
  expect(readKafkaSettings({ [`${K}BROKERS`]: brokers })).toEqual({
    brokers: brokers.split(','),
    clientId: undefined,
    ssl: undefined,
    sasl: undefined,
  });
});

it('takes a remote broker in the clear only when that is said', () => {
  const env = { ...remote, [`${K}ALLOW_PLAINTEXT`]: '1' };
  expect(readKafkaSettings(env)?.brokers).toEqual(['kafka.example:9093']);
});

it('reads files, and the password without its line end', () => {
  const own = { [`${K}SSL_CERT`]: cert, [`${K}SSL_KEY`]: key };
  expect(readKafkaSettings({ ...tls, ...own, ...sasl, [`${K}CLIENT_ID`]: 'north' })).toEqual({
    brokers: ['kafka.example:9093'],
    clientId: 'north',
    ssl: { ca: PEM('CERTIFICATE'), cert: PEM('CERTIFICATE'), key: PEM('PRIVATE KEY') },
    sasl: { mechanism: 'scram-sha-512', username: 'hub-a', password: 'open sesame' },
  });
});
