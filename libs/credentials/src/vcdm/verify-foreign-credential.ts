import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject } from '../json-object.js';
import { type CheckedCredential, checkCredential } from './check-credential.js';
import { checkMeaning } from './check-meaning.js';
import { checkStatuses } from './check-statuses.js';
import {
  type ForeignProblem,
  type ForeignQuestion,
  type ForeignSources,
  foreignVerdict,
  type ForeignVerdict,
  verdictOf,
} from './foreign-verdict.js';
import { isEnvelope, readEnvelope } from './read-envelope.js';
import { refuseUnbounded } from './refuse-unbounded.js';
import { verifyEnvelope } from './verify-envelope.js';
import { verifyProofs } from './verify-proofs.js';

/** Media type of a credential with proofs inside (VCDM 2.0 C.1). */
const EMBEDDED = 'application/vc';

/**
 * Whether any credential of VCDM 2.0 or 1.1, with proofs or in an envelope, holds (VCDM 2.0 7.1): its
 * form, its meaning, its proofs, that its issuer signed it, its beginning, and its status when asked.
 * An end that has passed is a warning, as in the verdict on our own. Never throws for bad input. Codes:
 * those of the checks it is made of, `issuer.not-signer`, `validity.not-yet`; warning `validity.over`.
 */
export function verifyForeignCredential(
  value: unknown,
  sources: ForeignSources,
  question: ForeignQuestion,
): Promise<ForeignVerdict> {
  return verdictOf(EMBEDDED, async () => {
    refuseUnbounded(value);
    const { credential, mediaType } = await openCredential(value, sources, question);
    const period = judgePeriod(credential, question.now);
    const status = question.checkStatus
      ? await checkStatuses(credential, sources, verifyForeignCredential)
      : { problems: [], warnings: [], statuses: [] };
    return foreignVerdict(mediaType, credential.document, {
      problems: [...period.problems, ...status.problems],
      warnings: [...period.warnings, ...status.warnings],
      statuses: status.statuses,
    });
  });
}

/** Whether a credential is valid now by its own dates; the last second of validity counts. */
export function judgePeriod(
  { validFrom = -Infinity, validUntil = Infinity }: CheckedCredential,
  now: Date,
): { readonly problems: readonly ForeignProblem[]; readonly warnings: readonly ForeignProblem[] } {
  return {
    problems: now.getTime() < validFrom ? [{ code: 'validity.not-yet' }] : [],
    warnings: validUntil < now.getTime() ? [{ code: 'validity.over' }] : [],
  };
}

async function openCredential(
  value: unknown,
  sources: ForeignSources,
  question: ForeignQuestion,
): Promise<{ readonly credential: CheckedCredential; readonly mediaType: string }> {
  const { load, keyOf } = sources;
  const expected = { purpose: 'assertionMethod' as const, ...withoutUndefined(question) };
  if (isEnvelope(value, 'credential')) {
    const envelope = readEnvelope(value, 'credential');
    const result = verifyEnvelope(envelope, 'credential', keyOf, expected, question.now);
    if (!result.verified) throw new CredentialFormatError(result.code, result.detail);
    const credential = await conforming(result.document, sources);
    if (Object.hasOwn(credential.document, 'proof'))
      throw new CredentialFormatError('proof.already-there', 'in an envelope');
    return { credential: signedBy(credential, [result.signer]), mediaType: envelope.mediaType };
  }
  const credential = await conforming(value, sources);
  const result = await verifyProofs(credential.document, keyOf, expected, question.now, load);
  if (!result.verified) throw new CredentialFormatError(result.code, result.detail);
  return { credential: signedBy(credential, result.signers), mediaType: EMBEDDED };
}

async function conforming(value: unknown, { load }: ForeignSources): Promise<CheckedCredential> {
  const credential = checkCredential(value);
  await checkMeaning(credential.document, 'credential', load);
  return credential;
}

/** Who states something controls one of the keys that signed it (VCDM 2.0 7.1, Data Integrity 4.7). */
function signedBy(credential: CheckedCredential, signers: readonly string[]): CheckedCredential {
  if (!signers.includes(credential.issuer)) throw new CredentialFormatError('issuer.not-signer');
  return credential;
}

/** What a question says of the proof; an absent member must not hide the default. */
export function withoutUndefined({
  purpose,
  challenge,
  domain,
}: ForeignQuestion): Pick<ForeignQuestion, 'purpose' | 'challenge' | 'domain'> {
  return {
    ...(purpose !== undefined && { purpose }),
    ...(challenge !== undefined && { challenge }),
    ...(domain !== undefined && { domain }),
  };
}

/** Whether a credential in a presentation brings a security of its own. */
export const isSecured = (value: unknown): value is JsonObject =>
  isJsonObject(value) && (Object.hasOwn(value, 'proof') || isEnvelope(value, 'credential'));
