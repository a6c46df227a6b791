import type { Demand } from '../audit-input.js';

/** The competence of pricing and offers, of which every small firm needs somebody (4.4). */
const MARKETING_COMPETENCE = 'mkt-offer';

/** From this size on a firm decides for itself whom it needs. */
const SMALL_FIRM = 50;
/** From this size on one person is not enough. */
const TWO_FROM = 10;
/** EQF-aligned level and criticality of the demand. */
const LEVEL = 4;
const CRITICALITY = 4;

/** What a firm needs, with what every small firm needs. */
export interface MarketedDemands {
  readonly demands: readonly Demand[];
  /** Why nothing was asked for, when a small firm was not asked: a reason of its own, or no standard. */
  readonly leftOut: 'marketing-waived' | 'marketing-not-assessable' | null;
}

/**
 * Adds what recommendation 4 asks of every firm under 50 people, even if no role names it: one person
 * able in marketing offers at level 4, two from 10 people on (audit paper, 4.4). A demand that the
 * firm has is raised to that, never lowered. A waiver with a reason takes the added demand away, not
 * one that the firm's own roles make. Without a standard (null) nobody could have been assessed: that
 * nothing is on record then shows no lack.
 */
export function requireMarketing(
  demands: readonly Demand[],
  heads: number,
  waiver?: string,
  competence: string | null = MARKETING_COMPETENCE,
): MarketedDemands {
  if (heads <= 0 || heads >= SMALL_FIRM) return { demands, leftOut: null };
  if (waiver !== undefined && waiver.trim() !== '') return { demands, leftOut: 'marketing-waived' };
  if (competence === null) return { demands, leftOut: 'marketing-not-assessable' };
  const people = heads >= TWO_FROM ? 2 : 1;
  const meets = (demand: Demand) => demand.competence === competence && demand.level >= LEVEL;
  const own = demands.find(meets);
  if (!own) return { demands: [...demands, added(competence, people)], leftOut: null };
  return {
    demands: demands.map((demand) =>
      demand === own ? { ...own, people: Math.max(own.people, people) } : demand,
    ),
    leftOut: null,
  };
}

/** It rests on no standard of the hub, so none is missing a mapping because of it. */
const added = (competence: string, people: number): Demand => ({
  competence,
  family: 'MKT',
  decay: 'marketing',
  level: LEVEL,
  criticality: CRITICALITY,
  people,
  mapped: true,
});
