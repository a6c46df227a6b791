import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { refuseReadable } from './key-entries.js';
import { createFile } from './replace-file.js';

/** A secret of 32 bytes from its base64url text. Refuses any other length or alphabet. */
export function parseSecret(name: string, text: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64url');
  if (secret.length !== 32 || secret.toString('base64url') !== text.trim())
    throw new Error(`${name} must be 32 bytes in base64url (43 characters)`);
  return secret;
}

/** The secret in a file of its own. Refuses a file that others can read, and one that is not there. */
export function readSecretFile(file: string): Buffer {
  if (!existsSync(file)) throw new Error(`the file ${file} does not exist`);
  refuseReadable(file);
  return parseSecret(file, readFileSync(file, 'utf8'));
}

/** As readSecretFile; makes the secret on first use, mode 0600, on disk before it is used. */
export function openSecretFile(file: string): Buffer {
  if (!existsSync(file)) createFile(file, `${randomBytes(32).toString('base64url')}\n`);
  return readSecretFile(file);
}
