import { majorOf } from '../standard/major-of.js';
import type { ClaimFact, JudgementFact } from './claim-fact.js';

/** Two years: what is found missing later may have been lost since then. */
const LONGEST_MS = 730 * 86_400_000;

/** Grades that certify; only such a judgement says that somebody is able. */
const GRADES = ['A', 'B', 'C'] as const;
export type CertifyingGrade = (typeof GRADES)[number];

/** A judgement that found somebody able, and what another assessor found later. */
export interface Reassessment {
  /** Of the evidence of the earlier judgement. */
  readonly grade: CertifyingGrade;
  /** Whether the later judgement reached the level of the earlier one. */
  readonly confirmed: boolean;
  readonly person: string;
  readonly firm?: string;
  /** Whoever gave the earlier judgement. */
  readonly assessor: string;
}

interface Judged extends JudgementFact {
  readonly claim: ClaimFact;
}

/**
 * Independent re-assessments (audit paper, 4.2). One is a judgement in the first, second or appeal turn
 * by an assessor without a tie, who never judged this person in this competence before, on a claim
 * that asks for the level of the judgement before it or a higher one, at most two years after it.
 * It is held against the latest earlier judgement that found the person able on grade A to C, and
 * confirms it when it reaches its level. A fresh judgement that a moderator ordered is none, as it was
 * ordered because two differ; neither is what was entered from a file, but for an appeal against it.
 * The same competence: the same standard in any minor version. The order of the claims says nothing.
 */
export function findReassessments(claims: readonly ClaimFact[]): readonly Reassessment[] {
  const groups = new Map<string, Judged[]>();
  for (const claim of claims) {
    const key = `${claim.person} ${majorOf(claim.standard)}`;
    const known = groups.get(key) ?? [];
    known.push(...claim.judgements.map((judgement) => ({ ...judgement, claim })));
    groups.set(key, known);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, judged]) => reassessmentsOf(judged.sort(inTime)));
}

function reassessmentsOf(judged: readonly Judged[]): readonly Reassessment[] {
  return judged.flatMap((later, place) => {
    const before = judged.slice(0, place);
    if (!isIndependent(later, before)) return [];
    const held = before.findLast((earlier) => isHeldBy(earlier, later));
    const grade = GRADES.find((one) => one === held?.grade);
    if (!held || !grade) return [];
    const { person, firm } = later.claim;
    return {
      ...{ grade, confirmed: later.level >= held.level, person, assessor: held.assessor },
      ...(firm !== undefined && { firm }),
    };
  });
}

const isIndependent = ({ turn, tie, assessor, claim }: Judged, before: readonly Judged[]) =>
  turn !== 3 &&
  tie === 'none' &&
  (!claim.stated || turn === 4) &&
  before.every((earlier) => earlier.assessor !== assessor);

/** Whether the later judgement can say something about the earlier one. */
const isHeldBy = (earlier: Judged, later: Judged) =>
  earlier.level > 0 &&
  earlier.level <= later.claim.level &&
  GRADES.some((grade) => grade === earlier.grade) &&
  later.at.getTime() - earlier.at.getTime() <= LONGEST_MS;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inTime = (a: Judged, b: Judged) =>
  a.at.getTime() - b.at.getTime() || compare(a.claim.id, b.claim.id) || a.turn - b.turn;
