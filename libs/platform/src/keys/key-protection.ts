import type { Environment } from '../config/read-environment.js';
import { KeyFileError } from './key-file-error.js';
import type { KeyFileOptions } from './key-file.js';
import { openSecretFile, parseSecret, readSecretFile } from './open-secret.js';
import type { Party } from './wrap-key.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** Names of the two settings that give a party its key-encryption key. */
export const secretSettings = (party: Party): readonly [file: string, text: string] => {
  const prefix = party.toUpperCase();
  return [`${prefix}_KEY_FILE`, `${prefix}_KEY`];
};

/** Name of the file that holds it in a data directory. */
export const secretFileName = (party: Party): string => `${party}-wrapping-key`;

/** The key-encryption key that the settings give. Refuses both at once, and what is not 32 bytes. */
export function readKeySecret(party: Party, env: Variables): Buffer | undefined {
  const [fileSetting, textSetting] = secretSettings(party);
  const [file, text] = [env[fileSetting], env[textSetting]];
  if (file && text) throw new Error(`set ${fileSetting} or ${textSetting}, not both`);
  if (file) return readSecretFile(file);
  return text ? parseSecret(textSetting, text) : undefined;
}

/**
 * How the key file of a party is protected. In the one-process mode `ownFile` holds the secret when no
 * setting gives one, made on first use, and a file in the clear is wrapped at the start. Alone, a
 * production start needs the secret (`keys.secret-missing`) and wrapped keys; development reads both.
 */
export function readKeyProtection(
  party: Party,
  env: Variables,
  place: { readonly environment: Environment; readonly ownFile: string | undefined },
): Pick<KeyFileOptions, 'wrapping' | 'plain'> {
  const { environment, ownFile } = place;
  // crash here: the secret is on disk and wraps nothing yet; the next start uses it
  const secret = readKeySecret(party, env) ?? (ownFile ? openSecretFile(ownFile) : undefined);
  if (!secret && environment === 'production')
    throw new KeyFileError(
      'keys.secret-missing',
      `${secretSettings(party).join(' or ')} is required in production: what wraps the private keys`,
    );
  const strict = environment === 'production' ? 'refuse' : 'read';
  return {
    ...(secret && { wrapping: { party, secret } }),
    plain: ownFile ? 'wrap' : strict,
  };
}
