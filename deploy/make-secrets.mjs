#!/usr/bin/env node
// Writes all that the parties of docker-compose.yml may not share, once, for a trial on one machine:
//   node deploy/make-secrets.mjs && docker compose up --wait
// Needs Node 20 and nothing else. Each party gets a folder of its own (docs/design/federation.md).
// It overwrites nothing: a ledger whose key is gone is over.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { issueCertificate, makeAuthority } from './certificates.mjs';
import { newParty, newSecret } from './party-keys.mjs';

/** As docker-compose.yml has them. Browsers take every name below .localhost for this machine. */
const ADDRESSES = {
  registry: 'https://registry.localhost:8440',
  'hub-a': 'https://hub-a.localhost:8441',
  'hub-b': 'https://hub-b.localhost:8442',
};
/** Of the images that run our programs. */
const IMAGE_USER = 1000;

const usage = `node deploy/make-secrets.mjs [--out DIR] [--database HOST:PORT] [PARTY=URL ...]
  --out DIR             where to write, deploy/secrets when not said; must not be there yet
  --database HOST:PORT  of PostgreSQL, postgres:5432 when not said
  PARTY=URL             another public address of registry, hub-a or hub-b`;

function fail(message, code) {
  console.error(`make-secrets: ${message}`);
  process.exit(code);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { out: { type: 'string' }, database: { type: 'string' } },
      allowPositionals: true,
    });
    const addresses = { ...ADDRESSES };
    for (const text of positionals) {
      const [party, url = ''] = text.split(/=(.*)/s);
      const isKnown = Object.hasOwn(ADDRESSES, party);
      if (
        !isKnown ||
        !URL.canParse(url) ||
        new URL(url).origin !== url ||
        !url.startsWith('https:')
      )
        throw new Error(`${text} is no PARTY=https://HOST[:PORT]`);
      addresses[party] = url;
    }
    return { ...values, addresses };
  } catch (error) {
    return fail(`${error.message}\n${usage}`, 64);
  }
}

const { out, database = 'postgres:5432', addresses } = readArguments();
const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(out ?? join(repository, 'deploy/secrets'));
if (existsSync(target))
  fail(
    `${target} is there already; move it away first: without its keys a ledger ends for ever`,
    1,
  );

// Containers read these as the user who made them; root's own files would need a container of root.
const isRoot = process.getuid?.() === 0;
const own = (path) => isRoot && chownSync(path, IMAGE_USER, IMAGE_USER);

function folder(name) {
  const path = join(target, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  own(path);
  return (file, text, mode = 0o600) => {
    writeFileSync(join(path, file), text, { flag: 'wx', mode });
    own(join(path, file));
  };
}

/** What PostgreSQL stores of a password (RFC 5803): it never sees the password itself. */
function scramVerifier(password) {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}

/** A database of a party, one role that owns its tables and one that only works with them. */
function databaseOf(party) {
  const name = party.replace('-', '_');
  const roles = { owner: `${name}_owner`, app: `${name}_app` };
  const passwords = { owner: newSecret(), app: newSecret() };
  const url = (role) => `postgres://${roles[role]}:${passwords[role]}@${database}/${name}\n`;
  const sql = [
    `CREATE ROLE ${roles.owner} LOGIN PASSWORD '${scramVerifier(passwords.owner)}';`,
    `CREATE ROLE ${roles.app} LOGIN PASSWORD '${scramVerifier(passwords.app)}';`,
    `CREATE DATABASE ${name} OWNER ${roles.owner};`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC;`,
    `GRANT CONNECT ON DATABASE ${name} TO ${roles.app};`,
  ];
  return { appUrl: url('app'), ownerUrl: url('owner'), sql };
}

const now = Date.now();
const hosts = Object.values(addresses).map((url) => new URL(url).hostname);
const authority = makeAuthority([...new Set(hosts)], now);
const parties = Object.entries(addresses).map(([name, url]) => {
  const wrappingKey = newSecret();
  const kind = name === 'registry' ? 'registry' : 'hub';
  return { name, kind, url, wrappingKey, ...newParty(kind, url, wrappingKey) };
});
const [registry, ...hubs] = parties;
const witness = ({ name, witnessKey, url }) => `witness ${name} ${witnessKey} ${url}\n`;
const policies = {
  // Each hub is watched by the registry, the registry by either hub: one may be away.
  hub: `${witness(registry)}quorum registry\n`,
  registry: `${hubs.map(witness).join('')}group hubs any ${hubs.map(({ name }) => name).join(' ')}\nquorum hubs\n`,
};

const sql = [];
for (const { name, kind, url, wrappingKey, keyFile } of parties) {
  const write = folder(name);
  const { appUrl, ownerUrl, sql: statements } = databaseOf(name);
  const { cert, key } = issueCertificate(authority, new URL(url).hostname, now);
  sql.push(...statements);
  write('keys.json', keyFile);
  write('wrapping-key', `${wrappingKey}\n`);
  write('database-url', appUrl);
  write('tls.key', key);
  write('tls.crt', cert, 0o644);
  // The authority that the other parties' addresses are trusted by.
  write('ca.crt', authority.cert, 0o644);
  write('witness-policy', policies[kind], 0o644);
  if (kind === 'hub') {
    write('secret', `${newSecret()}\n`);
    write('registry-verifier-key', `${registry.verifierKey}\n`, 0o644);
  }
  // Only the job that migrates gets the owner's key.
  folder(`${name}-owner`)('database-url', ownerUrl);
}
const postgres = folder('postgres');
postgres('password', `${newSecret()}\n`);
// Verifiers, no passwords; PostgreSQL reads it as a user of its own.
postgres('parties.sql', `${sql.join('\n')}\n`, 0o644);
folder('.')('ca.crt', authority.cert, 0o644);

const user = isRoot
  ? `${IMAGE_USER}:${IMAGE_USER}`
  : `${process.getuid?.() ?? 1000}:${process.getgid?.() ?? 1000}`;
if (out === undefined) {
  const environment = join(repository, '.env');
  const present = existsSync(environment) ? readFileSync(environment, 'utf8') : '';
  if (!/^GUILDMARK_USER=/m.test(present)) appendFileSync(environment, `GUILDMARK_USER=${user}\n`);
}
console.log(`written to ${target} for user ${user}; back it up apart from the databases`);
for (const { name, url, verifierKey } of parties) console.log(`${name}  ${url}  ${verifierKey}`);
console.log('next: docker compose up --wait');
