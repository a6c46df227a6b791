import { standingAt } from '#domain/accreditation/standing-at.js';

import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
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
      ? passedWithNote(
          'authorised',
          'trust-list.out-of-date',
          `${check.sentence} The trust list it was checked against is out of date.`,
        )
      : check,
    trust,
  );
}

function unknownIssuer(verification: VerificationCase): Check {
  return claimsEuropean(verification)
    ? refuted(
        'authorised',
        'issuer.unknown',
        'The registry does not know the issuer, who may not certify a European standard.',
      )
    : doubtful('authorised', 'issuer.unknown', 'The registry does not know the issuer.');
}

function judge(
  { credential, now }: VerificationCase,
  hub: ListedHub,
  provenAt: Date | undefined,
): Check {
  const { standard, level, validFrom } = credential.facts;
  if (level === undefined) {
    return unchecked(
      'authorised',
      'issuer.level-unknown',
      'The credential does not say which level it certifies.',
    );
  }
  const coveredAt = (at: Date) => standingAt(hub.accreditations, standard, level, at) === 'covered';
  if (provenAt !== undefined) {
    return coveredAt(provenAt)
      ? passed(
          'authorised',
          'The issuer was accredited for this standard and level when it issued.',
        )
      : refuted(
          'authorised',
          'issuer.not-accredited',
          'The issuer was not accredited for this standard and level when it issued.',
        );
  }
  return coveredAt(new Date(validFrom)) && coveredAt(now)
    ? passed(
        'authorised',
        'The issuer is accredited for this standard and level, and was on the day it states.',
      )
    : unchecked(
        'authorised',
        'issuer.time-unproven',
        'Whether the issuer was accredited cannot be said, because when it issued is not proven.',
      );
}
