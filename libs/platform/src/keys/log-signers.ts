import { type NoteSigner, noteSigner } from '#ledger/note-signer.js';
import { type VerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import type { KeyGeneration } from './key-file.js';

/** The keys of a log as its key file holds them. */
export interface LogSigners {
  /** In use, the oldest first: it signs until it is retired. */
  readonly signers: readonly [NoteSigner, ...NoteSigner[]];
  /** The oldest first. */
  readonly retiredKeys: readonly VerifierKey[];
}

/** The log keys of one origin. Throws when none is in use: openKeyFile refuses such a file. */
export function logSigners(origin: string, generations: readonly KeyGeneration[]): LogSigners {
  const [first, ...others] = generations.flatMap(({ privateKey }) =>
    privateKey ? noteSigner(origin, 1, privateKey) : [],
  );
  if (!first) throw new Error(`no key of ${origin} is in use`);
  const retiredKeys = generations.flatMap(({ privateKey, publicKey }) =>
    privateKey ? [] : verifierKeyOf(origin, 1, publicKey),
  );
  return { signers: [first, ...others], retiredKeys };
}
