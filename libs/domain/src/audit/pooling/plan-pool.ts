import { DomainError } from '../../core/domain-error.js';
import type { Course, PoolMatch, PoolNeed, PoolOffer, PoolPlan } from '../skills-appraisal.js';
import type { PoolFacts } from '../rules/firm-facts.js';
import { chooseCourses } from './choose-courses.js';
import { matchByDistance } from './match-by-distance.js';
import { matchGreedily, type Distance, type PlacedMatch } from './match-greedily.js';
import { CRUMB, needsOf, offersOf, type PooledFirm } from './pool-lines.js';

/** Beyond so many firms a flow takes too long, and distances are served greedily (audit paper, 4.6). */
const FLOW_UP_TO = 200;

/** What firms bring together. */
export interface PoolInput {
  readonly firms: readonly PooledFirm[];
  readonly courses: readonly Course[];
  /** Euro. */
  readonly budget: number;
  /** What help over a distance costs, on the scale of criticality, 0 or more; nothing by default. */
  readonly distance?: Distance;
}

/**
 * What firms do together about their gaps (audit paper, 4.6): first they help each other out of what
 * those who opted in have to spare, then they choose courses for what is left. Refuses absurd
 * courses, budgets and distances. It names firms, so it is not for everybody's eyes.
 */
export function planPool({ firms, courses, budget, distance }: PoolInput): PoolPlan {
  const needs = firms.flatMap(needsOf);
  const offers = firms.flatMap(offersOf);
  const placed = matchAll(needs, offers, firms.length, distance);
  const given = new Map<number, number>();
  for (const { need, units } of placed) given.set(need, (given.get(need) ?? 0) + units);
  // a flow is of millionths of a person
  const nothing = distance ? 1e-5 : CRUMB;
  const left = needs
    .map((need, i) => ({ ...need, units: need.units - (given.get(i) ?? 0) }))
    .filter(({ units }) => units > nothing);
  const { exact, ...chosen } = chooseCourses(courses, left, budget);
  return { matches: placed.map(withoutPlace), left, courses: chosen, exact };
}

const withoutPlace = ({ competence, from, to, units, value }: PlacedMatch): PoolMatch => ({
  competence,
  from,
  to,
  units,
  value,
});

/** Competences do not compete with each other, so each is matched on its own. */
function matchAll(
  needs: readonly PoolNeed[],
  offers: readonly PoolOffer[],
  firms: number,
  distance?: Distance,
): readonly PlacedMatch[] {
  return [...new Set(needs.map(({ competence }) => competence))].flatMap((competence) => {
    const places = needs.flatMap((need, i) => (need.competence === competence ? [i] : []));
    const own = places.flatMap((i) => needs[i] ?? []);
    const spare = offers.filter((offer) => offer.competence === competence);
    const match =
      distance && firms <= FLOW_UP_TO
        ? matchByDistance(own, spare, checked(distance))
        : matchGreedily(own, spare, distance && checked(distance));
    return match.map((found) => ({ ...found, need: places[found.need] ?? -1 }));
  });
}

const checked =
  (distance: Distance): Distance =>
  (from, to) => {
    const cost = distance(from, to);
    if (cost >= 0) return cost;
    throw new DomainError('audit.figure-refused', {
      expected: 'a distance of 0 or more',
      got: String(cost),
    });
  };

/** What the plan holds for one firm: how many of its needs partners fill and courses are about. */
export function poolFactsOf(
  { matches, left, courses }: PoolPlan,
  offered: readonly Course[],
  firm: string,
): PoolFacts {
  const chosen = new Set(
    offered.filter(({ id }) => courses.ids.includes(id)).map(({ competence }) => competence),
  );
  const competences = (of: readonly string[]) => new Set(of).size;
  return {
    fillableByPartner: competences(
      matches.filter(({ to }) => to === firm).map(({ competence }) => competence),
    ),
    jointTraining: competences(
      left
        .filter((need) => need.firm === firm && chosen.has(need.competence))
        .map(({ competence }) => competence),
    ),
  };
}
