import type { KeyObject } from 'node:crypto';

import type { ContextLoader } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { verifyEd25519 } from '../ed25519.js';
import type { JsonObject } from '../json-object.js';
import { proofHash } from './proof-hash.js';
import { type ProofPurpose, type ReadProof, readProofs } from './read-proofs.js';

/** The key of a name, if it may be used for that purpose; undefined when it is not known. */
export type KeyOf = (kid: string, purpose: ProofPurpose) => KeyObject | undefined;

/** What whoever asks expects of every proof. */
export interface ExpectedProof {
  readonly purpose: ProofPurpose;
  readonly challenge?: string;
  readonly domain?: string | readonly string[];
}

/** Who signed a document, or the code of the first fault. */
export type ProofsResult =
  | { readonly verified: true; readonly signers: readonly string[] }
  | { readonly verified: false; readonly code: string; readonly detail?: string };

/**
 * Whether every proof of a document is right: single, in a set or in a chain (vc-di-eddsa 3.2.2, Data
 * Integrity 1.0 4.2, 4.4 and 4.6). `signers` are the DIDs before the names of the keys; whether one of
 * them may state what the document says is the caller's business. Never throws for a bad document.
 * Codes: those of readProofs and canonicalQuads, `proof.other-purpose`, `proof.other-challenge`,
 * `proof.other-domain`, `proof.expired`, `proof.unknown-key`, `proof.wrong`.
 */
export async function verifyProofs(
  document: JsonObject,
  keyOf: KeyOf,
  expected: ExpectedProof,
  now: Date,
  load: ContextLoader,
): Promise<ProofsResult> {
  try {
    const { unsigned, proofs } = readProofs(document);
    const fault = proofs.map((proof) => faultOf(proof, expected, now)).find((code) => code);
    if (fault !== undefined) return { verified: false, code: fault };
    for (const proof of proofs) {
      const key = keyOf(proof.verificationMethod, proof.purpose);
      if (key === undefined) return { verified: false, code: 'proof.unknown-key' };
      const signed =
        proof.previous.length === 0 ? unsigned : { ...unsigned, proof: proof.previous };
      const hash = await proofHash(signed, proof.options, load);
      if (!verifyEd25519(hash, proof.signature, key))
        return { verified: false, code: 'proof.wrong' };
    }
    return { verified: true, signers: proofs.map((proof) => didOf(proof.verificationMethod)) };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      verified: false,
      code: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
    };
  }
}

/** The DID of a DID URL: whoever controls the key. */
export const didOf = (kid: string): string => kid.split('#')[0] ?? kid;

function faultOf(
  proof: ReadProof,
  { purpose, challenge, domain }: ExpectedProof,
  now: Date,
): string | undefined {
  if (proof.purpose !== purpose) return 'proof.other-purpose';
  if (challenge !== undefined && proof.challenge !== challenge) return 'proof.other-challenge';
  if (domain !== undefined && !isSameSet(proof.domains, domain)) return 'proof.other-domain';
  return proof.expires !== undefined && proof.expires <= now.getTime()
    ? 'proof.expired'
    : undefined;
}

function isSameSet(signed: readonly string[], wanted: string | readonly string[]): boolean {
  const [a, b] = [new Set(signed), new Set(typeof wanted === 'string' ? [wanted] : wanted)];
  return a.size === b.size && [...a].every((one) => b.has(one));
}
