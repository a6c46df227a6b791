import { alphaInterval } from '../audit/statistics/alpha-interval.js';
import { krippendorffAlpha } from '../audit/statistics/krippendorff-alpha.js';
import type { ClaimFact } from './claim-fact.js';
import { type HeldBack, holdBack } from './hold-back.js';

/** Below so many double assessments alpha is mostly chance (audit paper, 2.5). */
export const LEAST_DOUBLE = 30;
/** What is aimed at, and from where agreement is tentative at least (2.5, after Krippendorff). */
const AIM = 0.8;
const TENTATIVE = 0.667;
/** Where chance begins; fixed, so that the same records give the same interval. */
const SEED = 20_261_123;
/** Not met, met below the claimed level, met at it: a claim for little is not agreement by itself. */
const RATINGS = [0, 1, 2];

/** Whether two assessors come to the same, over claims that two assessed without knowing each other's word. */
export interface Agreement {
  /** Double assessments; absent where too few people are behind them. */
  readonly n?: number;
  /** Krippendorff's alpha, ordinal, two decimals; 1 is full agreement, 0 that of chance. */
  readonly value?: number;
  /** 90 %, by drawing claims with replacement; absent when it cannot be drawn. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** `reached` from .80, `tentative` from .667, else `low`; of the value, not of its interval. */
  readonly standing?: 'reached' | 'tentative' | 'low';
  readonly heldBack?: HeldBack;
}

/** The first two judgements of a claim, when both were given here, one without the other. */
export function doubleOf({ stated, judgements }: ClaimFact) {
  const [first, second] = [1, 2].map((turn) => judgements.find((one) => one.turn === turn));
  return stated || !first || !second || first.assessor === second.assessor
    ? undefined
    : ([first, second] as const);
}

/**
 * Krippendorff's alpha over double assessments (audit paper, 2.5), shown from thirty on and, as it says
 * something about assessors, from five of them. Held back as `all-alike` when no two ratings differ:
 * then there is nothing by which agreement could be told from chance.
 */
export function measureAgreement(claims: readonly ClaimFact[]): Agreement {
  const doubles = claims.flatMap((claim) => {
    const pair = doubleOf(claim);
    return pair ? [{ claim, pair }] : [];
  });
  const few = holdBack(
    doubles.map(({ claim: { person, firm }, pair }) => ({
      person,
      ...(firm !== undefined && { firm }),
      assessors: pair.map(({ assessor }) => assessor),
    })),
  );
  if (few !== undefined) return { heldBack: few };
  const n = doubles.length;
  if (n < LEAST_DOUBLE) return { n, heldBack: 'too-few-assessments' };
  const units = doubles
    .map(({ claim, pair }) =>
      pair.map(({ level }) => (level >= claim.level ? 2 : level > 0 ? 1 : 0)).sort(),
    )
    // sorted, so that the order of the claims does not change what is drawn
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
  const alpha = krippendorffAlpha(units, 'ordinal', RATINGS);
  if (alpha === null) return { n, heldBack: 'all-alike' };
  const interval = alphaInterval(units, 'ordinal', RATINGS, { seed: SEED });
  return {
    n,
    value: inHundredths(alpha),
    ...(interval && {
      interval: { low: inHundredths(interval[0]), high: inHundredths(interval[1]) },
    }),
    standing: alpha >= AIM ? 'reached' : alpha >= TENTATIVE ? 'tentative' : 'low',
  };
}

const inHundredths = (value: number): number => Math.round(value * 100) / 100;
