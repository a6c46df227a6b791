import type { KeyKind } from '#platform/keys/key-generations.js';
import { UsageError } from '../command.js';

const KINDS: Readonly<Record<string, KeyKind>> = {
  ledger: 'Ed25519',
  'credential-ed25519': 'Ed25519',
  'credential-p256': 'P-256',
  'credential-rsa': 'RSA-3072',
};

/** Help of the options every command on a key file has. */
export const KEY_ROLE_HELP = `  --keys FILE  key file of the hub or of the registry; the next start does what it says
  --role ROLE  ${Object.keys(KINDS).join(', ')}`;

/** Key file, role and kind that a command line names. Throws UsageError. */
export function readKeyRole(values: { readonly keys?: string; readonly role?: string }): {
  readonly file: string;
  readonly role: string;
  readonly kind: KeyKind;
} {
  const { keys: file, role } = values;
  if (!file) throw new UsageError('name the key file');
  const kind = role !== undefined && Object.hasOwn(KINDS, role) ? KINDS[role] : undefined;
  if (role === undefined || !kind)
    throw new UsageError(`--role is one of ${Object.keys(KINDS).join(', ')}`);
  return { file, role, kind };
}
