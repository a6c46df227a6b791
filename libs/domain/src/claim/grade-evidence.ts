import type { NewJudgement } from '../generated/schemas.js';
import { DIRECT, type JudgedEvidence } from './judge-claim.js';

/** How strong the evidence is, A the strongest. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

type Judgement = NewJudgement['criteria'][number];

const SEEN = ['observation', 'simulation'];
const OWN_WORDS = ['self-statement', 'logbook'];
const STATEMENTS = [...OWN_WORDS, 'witness-statement', 'certificate'];

/** What was judged, on what, and whether the assessor is of another firm than the candidate. */
export interface Graded {
  readonly judgements: readonly Judgement[];
  readonly evidence: readonly JudgedEvidence[];
  readonly outsideAssessor: boolean;
}

/**
 * The grade of the evidence on which criteria were found met, the weakest criterion deciding: A two
 * sources, one of them seen, by an assessor from outside; B seen; C work samples, conversations and
 * tests, with or without statements; D statements of others; E the candidate's own. Gives undefined
 * when nothing was found met. A to C certify (design paper 1.1).
 */
export function gradeEvidence({
  judgements,
  evidence,
  outsideAssessor,
}: Graded): Grade | undefined {
  const kinds = new Map(evidence.map(({ id, kind }) => [id, kind]));
  const grades = judgements
    .filter(({ outcome }) => outcome === 'met')
    .map((judgement) => gradeOf(goodKinds(judgement, kinds), outsideAssessor));
  return grades.sort().at(-1);
}

/** Whether a grade may stand on a credential. */
export const certifies = (grade: Grade): grade is 'A' | 'B' | 'C' => grade <= 'C';

/** Whether a criterion was found met on conversations and statements only. */
export function isOnWordsOnly(
  judgements: readonly Judgement[],
  evidence: readonly JudgedEvidence[],
): boolean {
  const kinds = new Map(evidence.map(({ id, kind }) => [id, kind]));
  return judgements.some(
    (judgement) =>
      judgement.outcome === 'met' &&
      goodKinds(judgement, kinds).every(
        (kind) => !DIRECT.includes(kind) && kind !== 'knowledge-test',
      ),
  );
}

function gradeOf(kinds: readonly string[], outsideAssessor: boolean): Grade {
  if (kinds.some((kind) => SEEN.includes(kind)))
    return kinds.length > 1 && outsideAssessor ? 'A' : 'B';
  if (kinds.some((kind) => !STATEMENTS.includes(kind))) return 'C';
  return kinds.some((kind) => !OWN_WORDS.includes(kind)) ? 'D' : 'E';
}

const goodKinds = ({ cites }: Judgement, kinds: ReadonlyMap<string, string>): readonly string[] => [
  ...new Map(
    cites
      .filter(({ valid, authentic, current }) => valid && authentic && current)
      .flatMap(({ evidenceId }) => {
        const kind = kinds.get(evidenceId);
        return kind === undefined ? [] : [[evidenceId, kind] as const];
      }),
  ).values(),
];
