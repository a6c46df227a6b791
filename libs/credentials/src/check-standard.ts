import { type Check, doubtful, from, passed, refuted, unchecked } from './check.js';
import { digestMultibaseOf } from './digest-multibase.js';
import { type VerificationCase, withoutTrustList } from './verification-case.js';

/** Whether the registry holds the very standard version that the credential names. */
export function checkStandard({ credential, trust }: VerificationCase): Check {
  if (trust.state !== 'found') return withoutTrustList('standard', trust);
  const { standard, standardDigest } = credential.facts;
  const listed = trust.value.standards.find(({ versionUri }) => versionUri === standard);
  return from(judge(standardDigest, listed), trust);
}

function judge(
  stated: string | undefined,
  listed: { readonly contentDigest: string; readonly status: string } | undefined,
): Check {
  if (listed === undefined) {
    return unchecked(
      'standard',
      'standard.unknown',
      'The registry does not know this competence standard.',
    );
  }
  if (stated === undefined) {
    return unchecked(
      'standard',
      'standard.digest-absent',
      'The credential does not say which text of the standard it means.',
    );
  }
  if (stated !== digestMultibaseOf(listed.contentDigest)) {
    return refuted(
      'standard',
      'standard.digest-mismatch',
      'The standard it was issued under has another text than the one on record.',
    );
  }
  return listed.status === 'superseded'
    ? doubtful(
        'standard',
        'standard.superseded',
        'The standard is on record; a newer version has replaced it.',
      )
    : passed('standard', 'The competence standard is on record with exactly this text.');
}
