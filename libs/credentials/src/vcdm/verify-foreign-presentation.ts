import { CredentialFormatError } from '../credential-format-error.js';
import type { JsonObject } from '../json-object.js';
import { checkCredential } from './check-credential.js';
import { checkMeaning } from './check-meaning.js';
import { type CheckedPresentation, checkPresentation } from './check-presentation.js';
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
import {
  isSecured,
  judgePeriod,
  verifyForeignCredential,
  withoutUndefined,
} from './verify-foreign-credential.js';
import { verifyProofs } from './verify-proofs.js';

/** Media type of a presentation with proofs inside (VCDM 2.0 C.2). */
const EMBEDDED = 'application/vp';

/** A presentation whose own signature is right. */
interface Opened {
  readonly presentation: CheckedPresentation;
  readonly signers: readonly string[];
  readonly mediaType: string;
}

/**
 * Whether any presentation, with proofs or in an envelope, holds, and each credential in it (VCDM 2.0
 * 4.13 and 7.1). A holder who is named has signed. A credential without a security of its own is one
 * that the holder states about themselves (4.13.3); in an envelope there is none of these (vc-jose-cose
 * 3.1.2). Never throws for bad input. Codes: those of the checks it is made of, `holder.not-signer`,
 * `holder.missing`, `holder.other-issuer`, `presentation.credential-unsecured`; those about a
 * credential say which one.
 */
export function verifyForeignPresentation(
  value: unknown,
  sources: ForeignSources,
  question: ForeignQuestion,
): Promise<ForeignVerdict> {
  return verdictOf(EMBEDDED, async () => {
    refuseUnbounded(value);
    const opened = await openPresentation(value, sources, question);
    const { presentation, mediaType, signers } = opened;
    if (presentation.holder !== undefined && !signers.includes(presentation.holder))
      throw new CredentialFormatError('holder.not-signer');
    const verdicts: ForeignVerdict[] = [];
    for (const credential of presentation.credentials)
      verdicts.push(await judgeCredential(credential, opened, sources, question));
    return foreignVerdict(mediaType, presentation.document, {
      problems: verdicts.flatMap(({ problems }, at) => problems.map((one) => placed(one, at))),
      warnings: verdicts.flatMap(({ warnings }, at) => warnings.map((one) => placed(one, at))),
      statuses: verdicts.flatMap(({ statuses }) => statuses),
    });
  });
}

async function openPresentation(
  value: unknown,
  { load, keyOf }: ForeignSources,
  question: ForeignQuestion,
): Promise<Opened> {
  const expected = { purpose: 'authentication' as const, ...withoutUndefined(question) };
  if (isEnvelope(value, 'presentation')) {
    const envelope = readEnvelope(value, 'presentation');
    const result = verifyEnvelope(envelope, 'presentation', keyOf, expected, question.now);
    if (!result.verified) throw new CredentialFormatError(result.code, result.detail);
    const presentation = checkPresentation(result.document);
    await checkMeaning(result.document, 'presentation', load);
    if (Object.hasOwn(result.document, 'proof'))
      throw new CredentialFormatError('proof.already-there', 'in an envelope');
    return { presentation, signers: [result.signer], mediaType: envelope.mediaType };
  }
  const presentation = checkPresentation(value);
  await checkMeaning(presentation.document, 'presentation', load);
  const result = await verifyProofs(presentation.document, keyOf, expected, question.now, load);
  if (!result.verified) throw new CredentialFormatError(result.code, result.detail);
  return { presentation, signers: result.signers, mediaType: EMBEDDED };
}

function judgeCredential(
  credential: JsonObject,
  { presentation, mediaType }: Opened,
  sources: ForeignSources,
  { checkStatus, now }: ForeignQuestion,
): Promise<ForeignVerdict> {
  const isEmbedded = mediaType === EMBEDDED;
  if (isEmbedded ? isSecured(credential) : isEnvelope(credential, 'credential'))
    return verifyForeignCredential(credential, sources, { checkStatus, now });
  return verdictOf(mediaType, async () => {
    const checked = checkCredential(credential);
    await checkMeaning(credential, 'credential', sources.load);
    if (!isEmbedded) throw new CredentialFormatError('presentation.credential-unsecured');
    if (presentation.holder === undefined) throw new CredentialFormatError('holder.missing');
    if (checked.issuer !== presentation.holder)
      throw new CredentialFormatError('holder.other-issuer');
    return foreignVerdict(mediaType, credential, { ...judgePeriod(checked, now), statuses: [] });
  });
}

const placed = ({ code, detail }: ForeignProblem, at: number): ForeignProblem => ({
  code,
  detail: `verifiableCredential ${String(at)}${detail === undefined ? '' : `: ${detail}`}`,
});
