import type { Gap, GapVerdict, PoolNeed, PoolOffer } from '../skills-appraisal.js';

/** A firm as pooling sees it. */
export interface PooledFirm {
  readonly firm: string;
  readonly gaps: readonly Gap[];
  /** Whether it lets partners know of what it has to spare; what it needs is matched anyhow. */
  readonly shares: boolean;
}

/** Less than this of a person is nothing; sums of units are compared with it. */
export const CRUMB = 1e-9;

/** Nobody lends a third of a person: surplus is offered in halves. */
const STEP = 0.5;
/** A want of evidence is assessed first, and small or covered needs are left to the firm. */
const POOLED: ReadonlySet<GapVerdict> = new Set<GapVerdict>(['major-gap', 'gap', 'possible-gap']);

/** What a firm lacks and others may help with, in people (audit paper, 4.6). */
export const needsOf = ({ firm, gaps }: PooledFirm): readonly PoolNeed[] =>
  gaps
    .filter(({ verdict, shortfall }) => POOLED.has(verdict) && shortfall > CRUMB)
    .map(({ competence, level, shortfall, criticality }) => ({
      firm,
      competence,
      level,
      units: shortfall,
      criticality,
    }));

/**
 * What a firm that opted in has beyond its own need, in whole and half people (audit paper, 4.6).
 * Where it needs a competence at several levels, whoever is lent is missing at all of them: the
 * least surplus is offered, at the highest level.
 */
export function offersOf({ firm, gaps, shares }: PooledFirm): readonly PoolOffer[] {
  if (!shares) return [];
  return [...new Set(gaps.map(({ competence }) => competence))].flatMap((competence) => {
    const own = gaps.filter((gap) => gap.competence === competence);
    const spare = Math.min(...own.map(({ surplus }) => surplus));
    const units = Math.floor((spare + CRUMB) / STEP) * STEP;
    const level = Math.max(...own.map((gap) => gap.level));
    return units > 0 ? [{ firm, competence, level, units }] : [];
  });
}

/** Whether an offer is of use for a need: another firm's, of the competence, at its level or above. */
export const helps = (offer: PoolOffer, need: PoolNeed): boolean =>
  offer.firm !== need.firm && offer.competence === need.competence && offer.level >= need.level;
