import { type Check, notApplicable, passed, refuted } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { member } from './json-object.js';
import { readSdJwt } from './read-sd-jwt.js';
import type { SentenceKey } from './sentences.js';
import type { VerificationCase } from './verification-case.js';
import { holderFault } from './verify-sd-jwt-vc.js';

/**
 * Whether whoever shows the credential holds the key that it was issued to, when somebody asked for
 * it (RFC 9901 7.3): audience, nonce, an age of five minutes at most, and the very presentation. Only
 * copies from a wallet are bound to a key.
 */
export async function checkHolder({ credential, holder, now }: VerificationCase): Promise<Check> {
  if (holder === undefined) return notApplicable('holder', 'holder.not-asked');
  const { secured } = credential;
  if (!('sdJwt' in secured)) return refuted('holder', 'holder.not-bound');
  const read = readSdJwt(secured.sdJwt);
  if (member(read.claims.cnf, 'jwk') === undefined) return refuted('holder', 'holder.not-bound');
  try {
    const fault = await holderFault(read, holder, now);
    return fault === undefined
      ? passed('holder', 'holder.bound')
      : refuted('holder', fault, fault as SentenceKey);
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return refuted('holder', error.code, 'holder.wrong-key');
  }
}
