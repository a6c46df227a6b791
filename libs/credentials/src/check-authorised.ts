import { standingAt } from '#domain/accreditation/standing-at.js';

import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import type { SentenceKey } from './sentences.js';
import {
  claimsEuropean,
  isOutOfDate,
  type ListedHub,
  listedHub,
  type VerificationCase,
  withoutTrustList,
} from './verification-case.js';

/**
 * Whether the issuer was accredited for this standard and level when it issued
 * (docs/design/registry.md 3.1). The time is the one the witnesses prove; without it both the stated
 * start and now must be covered. What happens to an accreditation later voids nothing.
 */
export function checkAuthorised(verification: VerificationCase, provenAt: Date | undefined): Check {
  const { trust } = verification;
  if (trust.state !== 'found') return withoutTrustList('authorised', trust);
  const hub = listedHub(verification);
  const check =
    hub === undefined ? unknownIssuer(verification) : judge(verification, hub, provenAt);
  return from(
    check.state === 'passed' && isOutOfDate(verification)
      ? passedWithNote('authorised', 'trust-list.out-of-date', withOldList(check))
      : check,
    trust,
  );
}

const withOldList = ({ sentence: { key } }: Check): SentenceKey =>
  key === 'authorised.when-issued'
    ? 'authorised.when-issued-old-list'
    : 'authorised.stated-and-now-old-list';

function unknownIssuer(verification: VerificationCase): Check {
  return claimsEuropean(verification)
    ? refuted('authorised', 'issuer.unknown', 'issuer.unknown-for-european')
    : doubtful('authorised', 'issuer.unknown');
}

function judge(
  { credential, now }: VerificationCase,
  hub: ListedHub,
  provenAt: Date | undefined,
): Check {
  const { standard, otherStandards, level, validFrom } = credential.facts;
  // A reader of one of them would take the accreditation to be for all.
  if (otherStandards.length > 0) return unchecked('authorised', 'issuer.several-standards');
  if (level === undefined) {
    return unchecked('authorised', 'issuer.level-unknown');
  }
  const coveredAt = (at: Date) => standingAt(hub.accreditations, standard, level, at) === 'covered';
  if (provenAt !== undefined) {
    return coveredAt(provenAt)
      ? passed('authorised', 'authorised.when-issued')
      : refuted('authorised', 'issuer.not-accredited');
  }
  return coveredAt(new Date(validFrom)) && coveredAt(now)
    ? passed('authorised', 'authorised.stated-and-now')
    : unchecked('authorised', 'issuer.time-unproven');
}
