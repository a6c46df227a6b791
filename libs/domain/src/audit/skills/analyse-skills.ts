import type { Demand, SkillsInput } from '../audit-input.js';
import type { Gap, SkillsAppraisal } from '../skills-appraisal.js';
import { appraiseMultiJob } from './appraise-multi-job.js';
import { checkSkillsInput } from './check-skills-input.js';
import { estimateCompetence } from './estimate-competence.js';
import { countReassessments, type GradeRecords } from './evidence-grades.js';
import { explainedByClaims, judgeGap } from './judge-gap.js';
import { busFactor, coverOf, keyPersonRisk } from './key-person.js';
import { measureGap } from './measure-gap.js';
import { requireMarketing } from './require-marketing.js';

/** What else the gap analysis goes by. */
export interface SkillsOptions {
  /** People who work in the firm; decides on the demand for marketing. */
  readonly heads: number;
  /** What re-assessments of the hub found, by grade. */
  readonly records?: GradeRecords;
}

/** Below this share of people with anything on record, a lack of records is said beside the gaps. */
const FEW_ON_RECORD = 0.5;

/**
 * Compares what a firm needs with what its people are able to do (audit paper, 4). Where nobody is
 * entered there is no figure and no verdict, only the note `no-people`. Where nothing at all is on
 * record of anybody, neither credential nor claim, what falls short is an `evidence-gap`, and nothing
 * is said of who fills more than one post: that nobody was assessed does not show that nobody is able.
 * Refuses absurd figures (`audit.figure-refused`).
 */
export function analyseSkills(input: SkillsInput, options: SkillsOptions): SkillsAppraisal {
  checkSkillsInput(input);
  const { demands, leftOut } = requireMarketing(
    input.demands,
    options.heads,
    input.marketingWaiver,
    input.marketingCompetence,
  );
  const noPeople = input.holders.length === 0;
  const notes: SkillsAppraisal['notes'][number][] = [];
  if (demands.length === 0) notes.push('no-demand');
  if (noPeople) notes.push('no-people');
  if (
    input.roles.some(({ core }) => core.every((competence) => neededOf(demands, competence) === 0))
  )
    notes.push('role-without-people');
  if (leftOut) notes.push(leftOut);
  if (noPeople) return { gaps: [], multiJob: null, notes };
  const onRecord = input.holders.filter(({ holds }) => holds.length > 0).length;
  if (onRecord === 0) notes.push('nothing-on-record');
  else if (onRecord < FEW_ON_RECORD * input.holders.length) notes.push('few-on-record');
  const gaps = demands.map((demand) => gapOf(demand, input, options.records));
  if (onRecord === 0) return { gaps: gaps.map(notAssessed), multiJob: null, notes };
  const reassessments = countReassessments(options.records);
  return {
    ...{ gaps, multiJob: multiJobOf(input, gaps), notes },
    ...(reassessments > 0 && { reassessments }),
  };
}

const neededOf = (demands: readonly Demand[], competence: string): number =>
  demands
    .filter((demand) => demand.competence === competence)
    .reduce((sum, { people }) => sum + people, 0);

/** A gap that rests on no record of anybody. */
const notAssessed = (gap: Gap): Gap =>
  gap.shortfall > 0 ? { ...gap, verdict: 'evidence-gap' } : gap;

function gapOf(demand: Demand, { holders }: SkillsInput, records?: GradeRecords): Gap {
  const judged = (verifiedOnly: boolean) =>
    holders.map(({ holds }) =>
      estimateCompetence(holds, demand, { verifiedOnly, ...(records && { records }) }),
    );
  const verified = judged(true);
  const withClaims = judged(false);
  const chances = verified.map(({ probability }) => probability);
  const chancesWithClaims = withClaims.map(({ probability }) => probability);
  const figures = measureGap(chances, demand.people);
  const claimed = measureGap(chancesWithClaims, demand.people);
  const cover = coverOf(demand.people);
  return {
    competence: demand.competence,
    family: demand.family,
    decay: demand.decay,
    level: demand.level,
    criticality: demand.criticality,
    ...figures,
    pGapWithClaims: claimed.pGap,
    shortfallWithClaims: claimed.shortfall,
    explainedByClaims: explainedByClaims(figures, claimed),
    verdict: judgeGap(figures, claimed, demand.criticality),
    busFactor: busFactor(chances, cover),
    keyPersonRisk: keyPersonRisk(chances, cover),
    mapped: demand.mapped,
    verified: chances,
    withClaims: chancesWithClaims,
    sources: [...new Set([...verified, ...withClaims].flatMap(({ sources }) => sources))].sort(),
  };
}

/** A role asks for a competence at the highest level at which the firm needs it. */
function multiJobOf({ roles, holders }: SkillsInput, gaps: readonly Gap[]) {
  const highest = new Map<string, Gap>();
  for (const gap of gaps) {
    const known = highest.get(gap.competence);
    if (!known || gap.level > known.level) highest.set(gap.competence, gap);
  }
  return appraiseMultiJob(
    roles,
    holders.length,
    (person, competence) => highest.get(competence)?.verified[person] ?? 0,
  );
}
