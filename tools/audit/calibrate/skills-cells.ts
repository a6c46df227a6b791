import type { Gap } from '#domain/audit/skills-appraisal.js';
import { analyseSkills } from '#domain/audit/skills/analyse-skills.js';
import { calibrationError, shareOf, type Stated } from './calibration-error.js';
import type { Amount, Cell, WorldValues } from './cell.js';
import { sampleSkills } from './skills-answers.js';
import type { World } from './world.js';

/** From this criticality on a gap may be a major one (audit paper, 4.3). */
export const CRITICAL = 4;
/** Verdicts that tell the firm to look at a competence. */
const FLAGS: ReadonlySet<string> = new Set(['possible-gap', 'gap', 'major-gap', 'evidence-gap']);

/** Gaps in skills against who is truly able. */
export function skillsCells({ firms }: Amount): Cell[] {
  return (['base', 'hard'] as const).map((difficulty) => ({
    topic: 'skills',
    id: difficulty,
    difficulty,
    worldsFactor: 4,
    measure: (world) => judgeSkills(world, 2 * firms),
  }));
}

interface JudgedGap {
  readonly gap: Gap;
  /** Whether fewer people are truly able than are needed. */
  readonly isTrue: boolean;
}

function judgeSkills(world: World, firms: number): WorldValues {
  const people: Stated[] = [];
  const judged: JudgedGap[] = [];
  for (let index = 0; index < firms; index++) {
    const { heads, input, able, holderAble } = sampleSkills(world, index);
    for (const gap of analyseSkills(input, { heads }).gaps) {
      judged.push({ gap, isTrue: (able.get(gap.competence) ?? 0) < gap.need });
      for (const [at, { id }] of input.holders.entries()) {
        const happened = holderAble.get(gap.competence)?.get(id);
        if (happened !== undefined) people.push({ probability: gap.withClaims[at] ?? 0, happened });
      }
    }
  }
  const verdict = (...words: string[]) => judged.filter(({ gap }) => words.includes(gap.verdict));
  const critical = judged.filter(({ gap, isTrue }) => isTrue && gap.criticality >= CRITICAL);
  return {
    'major-gap-precision': shareOf(verdict('major-gap'), ({ isTrue }) => isTrue),
    'major-gap-recall': shareOf(critical, ({ gap }) => gap.verdict === 'major-gap'),
    'any-flag-recall': shareOf(critical, ({ gap }) => FLAGS.has(gap.verdict)),
    'evidence-gap-true': shareOf(verdict('evidence-gap'), ({ isTrue }) => isTrue),
    // With claims: what all evidence together says; verified evidence alone is meant to be careful.
    'pgap-ece': calibrationError(
      judged.map(({ gap, isTrue }) => ({ probability: gap.pGapWithClaims, happened: isTrue })),
    ),
    'person-ece': calibrationError(people),
  };
}
