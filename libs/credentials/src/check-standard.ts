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
    return unchecked('standard', 'standard.unknown');
  }
  if (stated === undefined) {
    return unchecked('standard', 'standard.digest-absent');
  }
  if (stated !== digestMultibaseOf(listed.contentDigest)) {
    return refuted('standard', 'standard.digest-mismatch');
  }
  return listed.status === 'superseded'
    ? doubtful('standard', 'standard.superseded')
    : passed('standard', 'standard.on-record');
}
