import type { ClaimFact, JudgementFact } from '../claim-fact.js';

const STANDARD = 'https://hub.example/standards/stitching/v1.0';
/** Noon of a day of 2026, counted from its first. */
export const dayOf2026 = (day: number): Date => new Date(Date.UTC(2026, 0, day, 12));

/** A judgement of the first turn that found level 2 met on evidence of grade B. */
export const judged = (assessor: string, over: Partial<JudgementFact> = {}): JudgementFact => ({
  ...{ turn: 1, assessor, tie: 'none', at: dayOf2026(11), level: 2, grade: 'B' },
  ...over,
});

/** One that found nothing met. */
export const notMet = (assessor: string, over: Partial<JudgementFact> = {}): JudgementFact => {
  const { grade, ...rest } = judged(assessor, { level: 0 });
  void grade;
  return { ...rest, ...over };
};

/** A certified claim of the n-th person, who works in the n-th firm, at level 2. */
export const claimOf = (n: number, over: Partial<ClaimFact> = {}): ClaimFact => ({
  ...{ id: `c${String(n)}`, person: `p${String(n)}`, firm: `f${String(n)}` },
  ...{ standard: STANDARD, level: 2, requestedAt: dayOf2026(1), stated: false, certified: true },
  ...{ grade: 'B', appealed: false, judgements: [judged('a1')] },
  ...over,
});

/** Numbers from 1 on. */
export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);
