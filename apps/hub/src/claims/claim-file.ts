import { openClaim, type Criterion } from '#domain/claim/open-claim.js';
import type { Claim, Experience } from '#domain/generated/schemas.js';
import { fullName, type Member } from '../members/member.js';
import type { StandardRecord } from '../standards/standard-record.js';
import type { AssessmentRecord, ClaimRecord, ClaimState } from './claim-record.js';

/** A claim with everything that it rests on. */
export interface ClaimFile {
  readonly claim: ClaimRecord;
  readonly candidate: Member;
  readonly standard: StandardRecord;
  readonly experiences: readonly Experience[];
  /** Assessors by the id of the person. */
  readonly assessors: ReadonlyMap<string, Member>;
}

/** Who looks at a claim. */
export interface Viewer {
  readonly personId?: string;
  readonly roles: readonly string[];
}

/** In these states an assessor may still be at work, and must not learn what another one found. */
const UNDECIDED: readonly ClaimState[] = ['documented', 'assessing', 'second-assessing'];

/** Officers see every claim, others those in which they are candidate or assessor. */
export const isVisible = (claim: ClaimRecord, viewer: Viewer): boolean =>
  viewer.roles.includes('officer') ||
  claim.personId === viewer.personId ||
  claim.assessments.some(({ assessorId }) => assessorId === viewer.personId);

/** The criteria that are judged: all of the standard up to the level of the claim. */
export function criteriaOf({ standard, claim, experiences }: ClaimFile): readonly Criterion[] {
  const kinds = experiences.flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
  return openClaim(standard.content.value, claim.level, kinds);
}

/** A claim as the viewer may see it. Having assessed it narrows the view, whatever other roles say. */
export function viewClaim(file: ClaimFile, viewer: Viewer): Claim {
  const { claim, candidate, standard, experiences, assessors } = file;
  const own = claim.assessments.filter(({ assessorId }) => assessorId === viewer.personId);
  const isCandidate = claim.personId === viewer.personId;
  const withheld = isCandidate && UNDECIDED.includes(claim.state);
  return {
    id: claim.id,
    state: claim.state,
    standard: claim.standard,
    standardTitle: standard.content.value.title,
    level: claim.level,
    openedAt: claim.openedAt.toISOString(),
    candidate: {
      personId: candidate.personId,
      name: fullName(candidate),
      firm: candidate.firmName,
    },
    experiences: [...experiences],
    criteria: [...criteriaOf(file)],
    assessments: (own.length > 0 ? own : claim.assessments).map((assessment) =>
      viewAssessment(assessment, assessors, withheld),
    ),
    ...(claim.credentialId !== undefined && { credentialId: claim.credentialId }),
  };
}

function viewAssessment(
  { turn, assessorId, tie, submitted }: AssessmentRecord,
  assessors: ReadonlyMap<string, Member>,
  withheld: boolean,
): Claim['assessments'][number] {
  const assessor = assessors.get(assessorId);
  if (!assessor) throw new Error('an assessor of a claim is a person of the cluster');
  return {
    order: turn,
    assessorId,
    assessorName: fullName(assessor),
    tie,
    ...(submitted &&
      !withheld && { submittedAt: submitted.at.toISOString(), outcome: submitted.outcome }),
  };
}
