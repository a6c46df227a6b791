import { analyseSkills } from '#domain/audit/skills/analyse-skills.js';
import { measureGap } from '#domain/audit/skills/measure-gap.js';
import { shareOf } from '../calibration-error.js';
import type { Amount, Cell, WorldValues } from '../cell.js';
import { aims } from '../goals.js';
import { sampleSkills } from '../skills-answers.js';
import { CRITICAL } from '../skills-cells.js';
import type { World } from '../world.js';
import { precisionAt, reachOf, recallAt } from './reach.js';

/** A critical demand as the method judged it, as it truly is, and as whoever knows the world would judge it. */
interface CriticalDemand {
  readonly called: boolean;
  readonly isTrue: boolean;
  /** Probability of a gap, from how often evidence is right in this world and how fast it fades. */
  readonly known: number;
}

/** Major gaps beside those of somebody who knows how good each piece of evidence is in its world. */
export function skillsBounds({ firms }: Amount): Cell[] {
  return (['base', 'hard'] as const).map((difficulty) => ({
    topic: 'skills',
    id: difficulty,
    difficulty,
    worldsFactor: 4,
    measure: (world) => boundIn(world, 2 * firms),
  }));
}

function boundIn(world: World, firms: number): WorldValues {
  const demands = Array.from({ length: firms }, (_, index) => criticalOf(world, index)).flat();
  const called = demands.filter((demand) => demand.called);
  const reach = reachOf(demands.map(({ known }) => known));
  const recall = shareOf(
    demands.filter(({ isTrue }) => isTrue),
    (demand) => demand.called,
  );
  return {
    'major-gap-precision': shareOf(called, ({ isTrue }) => isTrue),
    // At the recall that is wanted, and at the one the method has: how much a better rule could gain.
    'major-gap-precision knowing-the-world': precisionAt(reach, aims.recall),
    'major-gap-precision knowing-the-world-at-our-recall': precisionAt(reach, recall),
    'major-gap-recall': recall,
    'major-gap-recall knowing-the-world': recallAt(reach, aims.precision),
  };
}

function criticalOf(world: World, index: number): CriticalDemand[] {
  const { heads, input, able, chances } = sampleSkills(world, index);
  return analyseSkills(input, { heads })
    .gaps.filter(({ criticality }) => criticality >= CRITICAL)
    .map(({ competence, need, verdict }) => ({
      called: verdict === 'major-gap',
      isTrue: (able.get(competence) ?? 0) < need,
      known: measureGap(chances.get(competence) ?? [], need).pGap,
    }));
}
