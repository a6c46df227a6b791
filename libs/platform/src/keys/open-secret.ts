import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A secret of 32 bytes from its base64url text. Refuses any other length or alphabet. */
export function parseSecret(name: string, text: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64url');
  if (secret.length !== 32 || secret.toString('base64url') !== text.trim())
    throw new Error(`${name} must be 32 bytes in base64url (43 characters)`);
  return secret;
}

/** The secret in a file of its own, made on first use, mode 0600. Refuses a file others can read. */
export function openSecretFile(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} can be read by others: chmod 600`);
  return parseSecret(file, readFileSync(file, 'utf8'));
}
