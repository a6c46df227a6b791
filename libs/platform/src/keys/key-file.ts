import {
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Kind of key a role needs: Ed25519 for notes and Data Integrity, P-256 for JSON Web Signatures. */
export type KeyKind = 'Ed25519' | 'P-256';

const generate = (kind: KeyKind): KeyObject =>
  kind === 'Ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/**
 * Private keys of one party by role, from a JSON file of JSON Web Keys. No key serves two roles.
 * With `create`, missing keys are made and written at once, mode 0600. Refuses: no file or a
 * missing role without `create`, a file others can read, a key of the wrong kind, one key twice.
 */
export function openKeyFile<R extends string>(
  file: string,
  roles: Readonly<Record<R, KeyKind>>,
  create: boolean,
): Readonly<Record<R, KeyObject>> {
  if (!existsSync(file) && !create) throw new Error(`the key file ${file} does not exist`);
  const jwks = existsSync(file) ? readPrivate(file) : {};
  const missing = (Object.keys(roles) as R[]).filter((role) => !Object.hasOwn(jwks, role));
  if (missing.length > 0) {
    if (!create) throw new Error(`the key file ${file} lacks a key for ${missing.join(', ')}`);
    for (const role of missing) jwks[role] = generate(roles[role]).export({ format: 'jwk' });
    writePrivate(file, jwks);
  }
  const keys = (Object.entries(roles) as [R, KeyKind][]).map(([role, kind]) => {
    const jwk = jwks[role];
    if (jwk?.crv !== kind) throw new Error(`the key for ${role} in ${file} must be an ${kind} key`);
    return [role, createPrivateKey({ key: jwk, format: 'jwk' })] as const;
  });
  if (new Set(keys.map(([role]) => jwks[role]?.x)).size < keys.length)
    throw new Error(`${file} uses one key for two roles`);
  return Object.fromEntries(keys) as Record<R, KeyObject>;
}

function readPrivate(file: string): Record<string, JsonWebKey> {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others: chmod 600`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, JsonWebKey>;
}

/** Written beside and renamed, so that a crash leaves the old file or the new one, never half. */
function writePrivate(file: string, jwks: Record<string, JsonWebKey>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(jwks, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
