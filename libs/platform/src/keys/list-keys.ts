import { createHash, type JsonWebKey } from 'node:crypto';
import { isUsable, type KeyEntry, publicHalf, readKeyEntries } from './key-entries.js';
import { type KeyKind, kindOf } from './key-generations.js';

/** A key of a file, without anything secret. */
export interface KeyListing {
  readonly role: string;
  readonly generation: number;
  readonly kind: KeyKind;
  /** Whether a key in use is published already, its ledger says and not its file. */
  readonly state: 'in-use' | 'retired' | 'compromised';
  readonly privateKey: 'wrapped' | 'in-the-clear' | 'gone';
  /** SHA-256 of the public key, base64url (RFC 7638). */
  readonly thumbprint: string;
}

/** All keys of a key file; needs no secret. Refuses as readKeyEntries does. */
export function listKeys(file: string): readonly KeyListing[] {
  return Object.entries(readKeyEntries(file)).flatMap(([name, entry]) => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : { ...placeOf(name), kind, ...standingOf(entry) };
  });
}

function placeOf(name: string): Pick<KeyListing, 'role' | 'generation'> {
  // No role ends in a number of its own; P-256 and the like are one word.
  const [, role = name, number = '1'] = /^(.+?)(?:-(\d+))?$/.exec(name) ?? [];
  return { role, generation: Number(number) };
}

function standingOf(entry: KeyEntry): Pick<KeyListing, 'state' | 'privateKey' | 'thumbprint'> {
  const kept = entry.wrapped === undefined ? 'in-the-clear' : 'wrapped';
  const ended = entry.state === 'compromised' ? 'compromised' : 'retired';
  return {
    state: isUsable(entry) ? 'in-use' : ended,
    privateKey: isUsable(entry) ? kept : 'gone',
    thumbprint: thumbprintOf(publicHalf(entry)),
  };
}

function thumbprintOf({ kty, crv, x, y, n, e }: JsonWebKey): string {
  // The required members in the order of their names, no others.
  const required = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, ...(y !== undefined && { y }) };
  return createHash('sha256').update(JSON.stringify(required)).digest('base64url');
}
