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

/** What a proof signs, and the forms that no template knew. */
export interface IntegrityHash {
  /** 64 bytes. */
  readonly hash: Buffer;
  /** For learnDataIntegrity, once the document is known to be good. */
  readonly unknown: readonly JsonObject[];
}

/**
 * The 64 bytes that an `eddsa-rdfc-2022` proof signs: SHA-256 of the canonical options, then of the
 * canonical document (vc-di-eddsa 3.2.4). The options are read in the contexts of the document.
 * Templates change the time that takes and nothing else. Refuses as canonicalQuads does.
 */
export async function dataIntegrityHash(
  unsigned: JsonObject,
  options: ProofOptions,
  templates?: CanonicalTemplates,
): Promise<IntegrityHash> {
  const unknown: JsonObject[] = [];
  const digest = async (document: JsonObject): Promise<Buffer> => {
    const filled = templates?.filled(document);
    if (filled !== undefined) return filled;
    unknown.push(document);
    return hash('sha256', await canonicalQuads(document), 'buffer');
  };
  const documents = [{ '@context': unsigned['@context'], ...options }, unsigned];
  return { hash: Buffer.concat(await Promise.all(documents.map(digest))), unknown };
}

/** Makes the templates of forms that were not known, for the next document like this. */
export async function learnDataIntegrity(
  { unknown }: IntegrityHash,
  templates: CanonicalTemplates | undefined,
): Promise<void> {
  for (const document of unknown) await templates?.learn(document);
}
