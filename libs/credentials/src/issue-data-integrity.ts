import { wholeSecond } from '#domain/core/instant.js';

import type { CanonicalTemplates } from './canonical-templates.js';
import { encodeBase58 } from './base58.js';
import {
  dataIntegrityHash,
  learnDataIntegrity,
  type ProofOptions,
  type SecuredDocument,
  type UnsignedDocument,
} from './data-integrity.js';
import { signAs, type SignsWith } from './signer.js';

/**
 * The document with an `eddsa-rdfc-2022` proof (vc-di-eddsa 3.2). `created` is cut to whole seconds.
 * With templates, a second document like the first takes a fraction of the time.
 * The same document, key and instant give the same bytes. Refuses a key that is not Ed25519
 * (`key.unsupported`) and a document that has no canonical form.
 */
export async function issueDataIntegrity(
  unsigned: UnsignedDocument,
  key: SignsWith,
  created: Date,
  templates?: CanonicalTemplates,
): Promise<SecuredDocument> {
  const options: ProofOptions = {
    type: 'DataIntegrityProof',
    created: wholeSecond(created),
    verificationMethod: key.kid,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
  };
  const hashing = dataIntegrityHash(unsigned, options, templates);
  const hashed = hashing instanceof Promise ? await hashing : hashing;
  const signing = signAs('EdDSA', hashed.hash, key);
  // A key at hand is not waited for.
  const signature = signing instanceof Promise ? await signing : signing;
  if (hashed.unknown.length > 0) await learnDataIntegrity(hashed, templates);
  return { ...unsigned, proof: { ...options, proofValue: `z${encodeBase58(signature)}` } };
}
