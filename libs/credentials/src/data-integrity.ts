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
export function dataIntegrityHash(
  unsigned: JsonObject,
  options: ProofOptions,
  templates?: CanonicalTemplates,
): IntegrityHash | Promise<IntegrityHash> {
  const documents = [{ '@context': unsigned['@context'], ...options }, unsigned] as const;
  const [first, second] = documents.map((document) => templates?.filled(document));
  // What is at hand is not waited for: that would cost a tenth of a signature.
  return Buffer.isBuffer(first) && Buffer.isBuffer(second)
    ? { hash: Buffer.concat([first, second]), unknown: [] }
    : hashOf(documents, [first, second]);
}

async function hashOf(
  documents: readonly JsonObject[],
  filled: readonly (Buffer | Promise<Buffer> | undefined)[],
): Promise<IntegrityHash> {
  const digests = documents.map(
    (document, i) => filled[i] ?? canonicalQuads(document).then((quads) => sha256(quads)),
  );
  const unknown = documents.filter((_, i) => filled[i] === undefined);
  return { hash: Buffer.concat(await Promise.all(digests.map(promised))), unknown };
}

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');
const promised = (digest: Buffer | Promise<Buffer>): Promise<Buffer> => Promise.resolve(digest);

/** Makes the templates of forms that were not known, for the next document like this. */
export async function learnDataIntegrity(
  { unknown }: IntegrityHash,
  templates: CanonicalTemplates | undefined,
): Promise<void> {
  for (const document of unknown) await templates?.learn(document);
}
