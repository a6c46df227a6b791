import type { LearningAppraisal, Level, Triple } from '../learning-appraisal.js';
import type { Gap, GapVerdict, SkillsAppraisal } from '../skills-appraisal.js';
import type { Facts } from './evaluate-condition.js';

/** The weakest level is named only when it is the weakest in seven of ten draws (audit paper, 2.6). */
const NAMED = 0.7;
const LEVELS: readonly Level[] = ['IG', 'KA', 'CD'];

/** From the worst to the best; a family is as well off as its worst competence. */
const WORST_FIRST: readonly GapVerdict[] = [
  'major-gap',
  'gap',
  'possible-gap',
  'evidence-gap',
  'minor-gap',
  'no-gap',
];

/** What the pooled plan of its cluster holds for a firm. */
export interface PoolFacts {
  /** How many of its gaps partner firms fill. */
  readonly fillableByPartner: number;
  /** How many of its remaining gaps the chosen courses are about. */
  readonly jointTraining: number;
}

/** The level that is the weakest beyond doubt; null otherwise. */
export function weakestLevel(weakest: Triple): Level | null {
  const i = weakest.findIndex((share) => share >= NAMED);
  return LEVELS[i] ?? null;
}

/** The facts about a firm's skills by which rules go, and how many gaps of each kind there are. */
export function gapFacts(skills: SkillsAppraisal, pool: PoolFacts): Facts {
  const count = (which: (gap: Gap) => boolean) => skills.gaps.filter(which).length;
  const marketing = skills.gaps
    .filter(({ family }) => family === 'MKT')
    .map(({ verdict }) => WORST_FIRST.indexOf(verdict))
    .filter((rank) => rank >= 0)
    .sort((a, b) => a - b);
  return {
    marketing: WORST_FIRST[marketing[0] ?? -1],
    multiJobShare: skills.multiJob?.multiJobShare,
    rolesWithBackup: skills.multiJob?.rolesWithBackup,
    evidenceGaps: count(({ verdict }) => verdict === 'evidence-gap'),
    majorGaps: count(({ verdict }) => verdict === 'major-gap'),
    ...pool,
    keyPersonRisks: count(({ need, busFactor }) => need > 0 && busFactor === 1),
  };
}

/**
 * The facts about a firm by which rules go. What nobody answered and no record shows is not a fact:
 * a score that is only the neutral mean speaks for nothing.
 */
export function firmFacts(
  learning: LearningAppraisal,
  skills: SkillsAppraisal,
  pool: PoolFacts,
): Facts {
  const { balance, type, scores, combined, modes } = learning;
  const known = (construct: string) => scores[construct]?.status === 'ok';
  const score = Object.entries(combined)
    .filter(([construct, { evidenceWeight }]) => known(construct) || evidenceWeight > 0)
    .map(([construct, { mean }]) => [construct, mean]);
  const mode = LEVELS.filter((level) => known(`${level}I`) && known(`${level}F`)).map((level) => [
    level,
    { formalShare: modes[level].formalShare },
  ]);
  return {
    type: { outcome: type.outcome },
    balance: balance ? { verdict: balance.verdict, weakest: weakestLevel(balance.weakest) } : {},
    score: Object.fromEntries(score) as Facts,
    mode: Object.fromEntries(mode) as Facts,
    gaps: gapFacts(skills, pool),
    contradictions: learning.contradictions.length,
  };
}
