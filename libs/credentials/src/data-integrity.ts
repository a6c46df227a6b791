import { hash } from 'node:crypto';

import { canonicalQuads } from './canonicalise.js';
import type { CanonicalTemplates } from './canonical-templates.js';
import type { JsonObject } from './json-object.js';

/** The members of a proof that are signed, for `eddsa-rdfc-2022`. */
export interface ProofOptions {
  readonly type: 'DataIntegrityProof';
  /** RFC 3339, UTC, whole seconds. */
  readonly created: string;
  /** Full DID URL of the key. */
  readonly verificationMethod: string;
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly proofPurpose: 'assertionMethod';
}

/** A whole proof: its options and the signature as base58 multibase. */
export interface DataIntegrityProof extends ProofOptions {
  readonly proofValue: string;
}

/** A document before it is secured. */
export type UnsignedDocument = JsonObject & { readonly '@context': readonly string[] };

/** A document with its Data Integrity proof. */
export type SecuredDocument = UnsignedDocument & { readonly proof: DataIntegrityProof };

/**
 * The 64 bytes that an `eddsa-rdfc-2022` proof signs: SHA-256 of the canonical options, then of the
 * canonical document (vc-di-eddsa 3.2.4). The options are read in the contexts of the document.
 * Templates change the time that takes and nothing else. Refuses as canonicalQuads does.
 */
export async function dataIntegrityHash(
  unsigned: JsonObject,
  options: ProofOptions,
  templates?: CanonicalTemplates,
): Promise<Buffer> {
  const digest = async (document: JsonObject): Promise<Buffer> =>
    templates === undefined
      ? hash('sha256', await canonicalQuads(document), 'buffer')
      : templates.digest(document);
  return Buffer.concat(await Promise.all([digest(optionsIn(unsigned, options)), digest(unsigned)]));
}

/** Makes the templates of a document and of its proof's options, for the next one like it. */
export async function learnDataIntegrity(
  unsigned: JsonObject,
  options: ProofOptions,
  templates: CanonicalTemplates,
): Promise<void> {
  await templates.learn(optionsIn(unsigned, options));
  await templates.learn(unsigned);
}

/** The options are read in the contexts of the document. */
const optionsIn = (unsigned: JsonObject, options: ProofOptions): JsonObject => ({
  '@context': unsigned['@context'],
  ...options,
});
