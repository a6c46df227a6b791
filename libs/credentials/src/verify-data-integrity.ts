import type { KeyObject } from 'node:crypto';

import { decodeBase58 } from './base58.js';
import type { CanonicalTemplates } from './canonical-templates.js';
import { CredentialFormatError } from './credential-format-error.js';
import {
  dataIntegrityHash,
  type DataIntegrityProof,
  learnDataIntegrity,
} from './data-integrity.js';
import { verifyEd25519 } from './ed25519.js';
import { isJsonObject, type JsonObject, member } from './json-object.js';

/** What came of checking a signature. `kid` is absent when no key could be read from it. */
export type ProofResult =
  | { readonly verified: true; readonly kid: string }
  | { readonly verified: false; readonly code: string; readonly kid?: string };

const MEMBERS = [
  'type',
  'created',
  'verificationMethod',
  'cryptosuite',
  'proofPurpose',
  'proofValue',
];

/**
 * Whether a document carries one right `eddsa-rdfc-2022` proof for assertions (vc-di-eddsa 3.2.2).
 * Never throws for a bad document. Codes: `proof.malformed` (also for members we do not understand:
 * a challenge, a chain), `proof.unsupported`, `proof.unknown-key`, `proof.wrong`, or that of the
 * canonical form. Who controls the key is the business of `publicKeyOf`. With templates, the form of
 * a document that proved right is learned, so that the next one like it is read faster.
 */
export async function verifyDataIntegrity(
  document: JsonObject,
  publicKeyOf: (kid: string) => KeyObject | undefined,
  templates?: CanonicalTemplates,
): Promise<ProofResult> {
  try {
    const { proof, unsigned } = splitProof(document);
    const kid = proof.verificationMethod;
    const publicKey = publicKeyOf(kid);
    if (publicKey === undefined) return { verified: false, code: 'proof.unknown-key', kid };
    const { proofValue, ...options } = proof;
    const signature = decodeBase58(proofValue.slice(1), 64);
    const hashed = await dataIntegrityHash(unsigned, options, templates);
    if (!verifyEd25519(hashed.hash, signature, publicKey))
      return { verified: false, code: 'proof.wrong', kid };
    await learnDataIntegrity(hashed, templates);
    return { verified: true, kid };
  } catch (error) {
    if (error instanceof CredentialFormatError) return { verified: false, code: error.code };
    throw error;
  }
}

/** The proof of a document and the document without it. Refuses as verifyDataIntegrity says. */
export function splitProof(document: JsonObject): {
  readonly proof: DataIntegrityProof;
  readonly unsigned: JsonObject;
} {
  const { proof: proofs, ...unsigned } = document;
  // A set of one may stand with brackets; a second proof is one that nobody checked.
  const value = Array.isArray(proofs) && proofs.length === 1 ? (proofs[0] as unknown) : proofs;
  const names = isJsonObject(value) ? Object.keys(value) : [];
  const [type, created, verificationMethod, cryptosuite, proofPurpose, proofValue] = MEMBERS.map(
    (name) => member(value, name),
  );
  if (
    names.some((name) => !MEMBERS.includes(name)) ||
    typeof created !== 'string' ||
    !isInstant(created) ||
    typeof verificationMethod !== 'string' ||
    typeof proofValue !== 'string' ||
    !proofValue.startsWith('z')
  ) {
    throw new CredentialFormatError('proof.malformed');
  }
  if (
    type !== 'DataIntegrityProof' ||
    cryptosuite !== 'eddsa-rdfc-2022' ||
    proofPurpose !== 'assertionMethod'
  ) {
    throw new CredentialFormatError('proof.unsupported');
  }
  return {
    proof: { type, created, verificationMethod, cryptosuite, proofPurpose, proofValue },
    unsigned,
  };
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? !Number.isNaN(Date.parse(text))
    : false;
}
