import { appealUntil, offerUntil } from '#domain/claim/claim-windows.js';
import type { Criterion } from '#domain/claim/open-claim.js';
import { phasesOf } from '#domain/claim/phases-of.js';
import type { Claim, Experience } from '#domain/generated/schemas.js';
import { fullName, type Member } from '../members/member.js';
import type { StandardRecord } from '../standards/standard-record.js';
import type { AssessmentRecord, ClaimNote, ClaimRecord, ClaimState } from './claim-record.js';

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
const UNDECIDED: readonly ClaimState[] = [
  'documented',
  'assessing',
  'second-assessing',
  'moderating',
];

/** Officers see every claim, others those in which they are candidate or assessor. */
export const isVisible = (claim: ClaimRecord, viewer: Viewer): boolean =>
  viewer.roles.includes('officer') ||
  claim.personId === viewer.personId ||
  claim.assessments.some(({ assessorId }) => assessorId === viewer.personId);

/** The criteria that are judged: all of the standard up to the level of the claim. */
export const criteriaOf = ({ standard, claim }: ClaimFile): readonly Criterion[] =>
  standard.content.value.criteria.filter(({ level }) => level <= claim.level);

/** The last note of this kind. */
export function lastNote<K extends ClaimNote['kind']>(
  { notes }: ClaimRecord,
  kind: K,
): Extract<ClaimNote, { kind: K }> | undefined {
  const found = notes.filter((note): note is Extract<ClaimNote, { kind: K }> => note.kind === kind);
  return found.at(-1);
}

/**
 * Whether the viewer must not learn what others found: whoever may assess and is not the candidate,
 * as they may be named second, fresh or appeal assessor later; and the candidate until it is decided.
 */
export function isBlind(claim: ClaimRecord, viewer: Viewer): boolean {
  if (claim.personId === viewer.personId) return UNDECIDED.includes(claim.state);
  return viewer.roles.includes('assessor') || claim.assessments.some(isOf(viewer));
}

const isOf =
  ({ personId }: Viewer) =>
  ({ assessorId }: AssessmentRecord): boolean =>
    assessorId === personId;

/** A claim as the viewer may see it. Having assessed it narrows the view, whatever other roles say. */
export function viewClaim(file: ClaimFile, viewer: Viewer): Claim {
  const { claim, candidate, standard, experiences, assessors } = file;
  const own = claim.assessments.filter(isOf(viewer));
  const blind = isBlind(claim, viewer);
  const isCandidate = claim.personId === viewer.personId;
  return {
    id: claim.id,
    state: claim.state,
    standard: claim.standard,
    standardTitle: standard.content.value.title,
    level: claim.level,
    openedAt: claim.openedAt.toISOString(),
    ...(claim.renewal && { renews: claim.renewal.credentialId }),
    candidate: {
      personId: candidate.personId,
      name: fullName(candidate),
      firm: candidate.firmName,
    },
    experiences: experiences.map((experience) => viewExperience(experience, claim, viewer)),
    criteria: [...criteriaOf(file)],
    assessments: (own.length > 0 ? own : claim.assessments).map((assessment) =>
      viewAssessment(assessment, assessors, blind && !isOf(viewer)(assessment)),
    ),
    // Phases and their outcomes tell who has judged and when: not for the blind.
    ...((!blind || isCandidate) && { phases: viewPhases(claim) }),
    ...(!blind && viewDecision(claim)),
    gaps: viewGaps(claim, viewer, blind),
    ...(claim.credentialId !== undefined && !(blind && !isCandidate && claim.state === 'appealed')
      ? { credentialId: claim.credentialId }
      : {}),
  };
}

/**
 * The candidate sees everything, an assessor at work what the candidate lets assessors read, all
 * others what there is: no details, as nobody needs those for anything but judging.
 */
function viewExperience(experience: Experience, claim: ClaimRecord, viewer: Viewer): Experience {
  if (claim.personId === viewer.personId) return experience;
  const isAtWork = claim.assessments.some(
    (assessment) =>
      isOf(viewer)(assessment) && assessment.declaredAt !== undefined && !assessment.submitted,
  );
  const evidence = experience.evidence
    .filter(({ assess }) => assess || !claim.assessments.some(isOf(viewer)))
    .map(({ details, ...item }) => ({ ...item, ...(isAtWork && details && { details }) }));
  return { ...experience, evidence };
}

function viewAssessment(
  { turn, assessorId, tie, declaredAt, submitted }: AssessmentRecord,
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
    ...(declaredAt && { declaredAt: declaredAt.toISOString() }),
    ...(submitted &&
      !withheld && {
        submittedAt: submitted.at.toISOString(),
        outcome: submitted.outcome,
        ...(submitted.level !== undefined && { levelReached: submitted.level }),
      }),
  };
}

const viewPhases = (claim: ClaimRecord): NonNullable<Claim['phases']> =>
  phasesOf(claim.events).map(({ startedAt, endedAt, ...phase }) => ({
    ...phase,
    startedAt: startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  }));

function viewDecision(claim: ClaimRecord): Pick<Claim, 'decision'> {
  const note = lastNote(claim, 'decision');
  if (!note) return {};
  const { how, levelReached, grade, moderated, gapPlan } = note.body;
  return {
    decision: {
      decidedAt: note.at.toISOString(),
      how,
      moderated,
      appealUntil: appealUntil(note.at).toISOString(),
      ...(claim.state === 'offered' && { offerUntil: offerUntil(note.at).toISOString() }),
      ...(levelReached !== null && { levelReached }),
      ...(grade !== null && { grade }),
      gapPlan: gapPlan.map(({ wouldShow, ...gap }) => ({ ...gap, wouldShow: [...wouldShow] })),
    },
  };
}

/** What was asked for: for the candidate, for officers, and for the assessor who asked. */
function viewGaps(claim: ClaimRecord, viewer: Viewer, blind: boolean): NonNullable<Claim['gaps']> {
  const isCandidate = claim.personId === viewer.personId;
  return claim.notes.flatMap((note) =>
    note.kind === 'gap-list' && (isCandidate || !blind || note.personId === viewer.personId)
      ? note.body.gaps.map((gap) => ({ at: note.at.toISOString(), ...gap }))
      : [],
  );
}
