import type { RoundKind } from './propose-form.js';

/** What answers may show: a picture, whether people agree, a change since last time. */
export type Showing = 'picture' | 'agreement' | 'large-change' | 'moderate-change';

/** How well a second round tells a change from chance; shares and sizes in thousandths. */
export interface ChangeFigures {
  /** So many respondents, the same people both times. */
  readonly respondents: number;
  /** How often a rise or fall is named where nothing changed. */
  readonly falseChange: number;
  /** How often a true rise of 0.2 on the scale from 0 to 1 is seen. */
  readonly seenAtTwoTenths: number;
  /** How often a true rise of 0.3 is seen. */
  readonly seenAtThreeTenths: number;
  /** The smallest change that is told from chance (90 %). */
  readonly smallestSeen: number;
}

/** What so many respondents can and cannot show, however their answers turn out. */
export interface ExpectedShowing {
  readonly respondents: number;
  readonly canShow: readonly Showing[];
  readonly cannotShow: readonly Showing[];
  /** Of the largest number of respondents that was simulated and is not above this one. */
  readonly figures?: ChangeFigures;
}

const row = (
  respondents: number,
  falseChange: number,
  [seenAtTwoTenths, seenAtThreeTenths]: readonly [number, number],
  smallestSeen: number,
): ChangeFigures => ({
  respondents,
  falseChange,
  seenAtTwoTenths,
  seenAtThreeTenths,
  smallestSeen,
});

/** Simulated firms, the same people asked twice (design paper of the audit, 6.1). */
export const CHANGE_FIGURES: readonly ChangeFigures[] = [
  row(1, 16, [160, 330], 170),
  row(3, 14, [430, 790], 100),
  row(6, 6, [640, 960], 70),
  row(10, 1, [830, 980], 50),
];

/** People see something alike or differently from three of them on (design paper 2.5). */
const AGREEMENT_FROM = 3;
/** A change that is overlooked as often as not is not promised. */
const AS_OFTEN_AS_NOT = 500;

/**
 * What a round with so many respondents can and cannot show; said before anybody is asked. About the
 * cluster no change is promised: nobody has simulated any.
 */
export function expectedShowing(kind: RoundKind, respondents: number): ExpectedShowing {
  const figures =
    kind === 'firm'
      ? CHANGE_FIGURES.findLast((known) => known.respondents <= respondents)
      : undefined;
  const shown: Readonly<Record<Showing, boolean>> = {
    picture: respondents > 0,
    agreement: respondents >= AGREEMENT_FROM,
    'large-change': (figures?.seenAtThreeTenths ?? 0) > AS_OFTEN_AS_NOT,
    'moderate-change': (figures?.seenAtTwoTenths ?? 0) > AS_OFTEN_AS_NOT,
  };
  const words = Object.keys(shown) as Showing[];
  return {
    respondents,
    canShow: words.filter((word) => shown[word]),
    cannotShow: words.filter((word) => !shown[word]),
    ...(figures && { figures }),
  };
}
