import { encodeBase58 } from '../base58.js';
import type { ContextLoader } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import type { JsonObject } from '../json-object.js';
import { signAs, type SignsWith } from '../signer.js';
import { readDateTimeStamp } from './date-time-stamp.js';
import { proofHash } from './proof-hash.js';
import type { ProofPurpose } from './read-proofs.js';

/** What a new proof says besides who signs. */
export interface NewProof {
  /** A dateTimeStamp. */
  readonly created?: string;
  readonly purpose: ProofPurpose;
  readonly challenge?: string;
  readonly domain?: string;
}

/**
 * The document with an `eddsa-rdfc-2022` proof (vc-di-eddsa 3.2.1). The same document, key and proof
 * give the same bytes. Refuses `proof.already-there`: what others signed is not signed unread;
 * `proof.malformed` a time that is none; a key that is not Ed25519 (`key.unsupported`), and as
 * canonicalQuads does.
 */
export async function addProof(
  unsigned: JsonObject,
  key: SignsWith,
  { created, purpose, challenge, domain }: NewProof,
  load: ContextLoader,
): Promise<JsonObject> {
  if (Object.hasOwn(unsigned, 'proof')) throw new CredentialFormatError('proof.already-there');
  if (created !== undefined && readDateTimeStamp(created) === undefined)
    throw new CredentialFormatError('proof.malformed', 'created');
  const options = {
    type: 'DataIntegrityProof',
    ...(created !== undefined && { created }),
    verificationMethod: key.kid,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: purpose,
    ...(challenge !== undefined && { challenge }),
    ...(domain !== undefined && { domain }),
  };
  const signature = await signAs('EdDSA', await proofHash(unsigned, options, load), key);
  return { ...unsigned, proof: { ...options, proofValue: `z${encodeBase58(signature)}` } };
}
