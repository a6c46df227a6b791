import { appraiseLearning } from '#domain/audit/appraise-learning.js';
import { type ChangeVerdict, compareScores } from '#domain/audit/change/compare-scores.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Amount, Cell, WorldValues } from './cell.js';
import { sampleRepeat } from './repeat-answers.js';
import type { World } from './world.js';

/** True rises of competence development that ought to be seen. */
const RISES = [0.2, 0.3] as const;

/** Two audits by the same people: changes that are seen where there is none, and where there is one. */
export function changeCells({ firms }: Amount): Cell[] {
  const columns = [
    ...[1, 3, 6, 10].map((people) => ['base', people] as const),
    ...[1, 3].map((people) => ['hard', people] as const),
  ];
  return columns.map(([difficulty, people]) => ({
    topic: 'change',
    id: `${difficulty} n=${people}`,
    difficulty,
    worldsFactor: 1,
    measure: (world) => judgeChange(world, people, firms),
  }));
}

function judgeChange(world: World, people: number, firms: number): WorldValues {
  const none = verdictsAt(world, people, firms, 0);
  const seen = RISES.map((rise) => {
    const verdicts = verdictsAt(world, people, Math.ceil(firms / 2), rise);
    return [`rise-of-${rise}-seen`, rateOf(verdicts, 'rise')] as const;
  });
  return {
    'false-change': rateOf(none, 'rise') + rateOf(none, 'fall'),
    ...Object.fromEntries(seen),
  };
}

function verdictsAt(world: World, people: number, firms: number, rise: number): ChangeVerdict[] {
  // Where nothing changed every level counts; a rise is one of competence development.
  const levels = rise === 0 ? ['IG', 'KA', 'CD'] : ['CD'];
  return Array.from({ length: firms }, (_, index) => {
    const asked = sampleRepeat(world, instrument.firmItems, index, { people, rise });
    const [before, after] = asked.map((input) => appraiseLearning(input, { draws: 2 }).scores);
    return levels.flatMap((level) => {
      const [first, second] = [before?.[level], after?.[level]];
      const change = first && second ? compareScores(first, second, 1) : null;
      return change === null ? [] : [change.verdict];
    });
  }).flat();
}

const rateOf = (verdicts: readonly ChangeVerdict[], verdict: ChangeVerdict) =>
  verdicts.filter((one) => one === verdict).length / verdicts.length;
