import { Buffer } from 'node:buffer';
import type {
  Claim,
  Claims,
  Experience,
  Issued,
  NewExperience,
  NewJudgement,
  Standards,
} from '#domain/generated/schemas.js';
import type { Api } from './api-client.js';
import type { ExampleExperience } from './read-example.js';

/** The people of one claim, signed in, and the ids an officer needs. */
export interface ClaimParties {
  readonly officer: Api;
  readonly candidate: Api;
  readonly assessor: Api;
  readonly assessorId: string;
  /** Of another firm than candidate and assessor, for the claims that need two. */
  readonly second: Api;
  readonly secondId: string;
}

const experienceOf = (row: ExampleExperience): NewExperience => ({
  from: row.from,
  ...(row.to !== '' && { to: row.to }),
  role: row.role,
  tasks: row.tasks.split(' | '),
  evidence: [
    {
      kind: row.evidence_kind as NewExperience['evidence'][number]['kind'],
      title: row.evidence_title,
      madeAt: row.evidence_made_at,
      language: 'en',
      mediaType: 'text/plain',
      content: Buffer.from(row.evidence_text).toString('base64'),
      disclose: true,
    },
  ],
});

/** Records the experience and claims the competence, or goes on with a claim that is open. */
export async function openClaim(candidate: Api, row: ExampleExperience): Promise<Claim> {
  const { items } = await candidate.get<Standards>('/api/v1/standards');
  const standard = items.find((s) => s.key === row.standard_slug);
  if (!standard) throw new Error(`no standard ${row.standard_slug}`);
  const level = Number(row.level);
  const { items: claims } = await candidate.get<Claims>('/api/v1/claims');
  const open = claims.find(
    (claim) =>
      claim.standard === standard.versionUri &&
      claim.level === level &&
      !['certified', 'not-met', 'withdrawn', 'closed'].includes(claim.state),
  );
  if (open) return open;
  const experience = await candidate.post<Experience>('/api/v1/experiences', experienceOf(row));
  return candidate.post<Claim>('/api/v1/claims', {
    standard: standard.versionUri,
    level,
    experiences: [experience.id],
    consent: true,
  });
}

/** The judgement of an assessor who finds every criterion met on all the evidence. */
export function judgementOf(
  claim: Claim,
  tie: NewJudgement['declaration']['tie'] = 'none',
): NewJudgement {
  const evidence = claim.experiences.flatMap((experience) => experience.evidence);
  return {
    declaration: { independent: true, tie },
    methods: ['observation', 'document-review'],
    criteria: claim.criteria.map((criterion) => ({
      criterionId: criterion.id,
      outcome: 'met',
      cites: evidence.map((item) => ({
        evidenceId: item.id,
        valid: true,
        authentic: true,
        current: true,
      })),
      sufficient: true,
      rationale: 'Seen in the evidence and asked about at the bench.',
    })),
  };
}

/** Has a claim assessed, by a second assessor too where the policy of the hub asks for one. */
export async function assessClaim(claim: Claim, parties: ClaimParties): Promise<Claim> {
  const { officer, assessor, assessorId, second, secondId } = parties;
  const assign = (person: string) =>
    officer.post<Claim>(`/api/v1/claims/${claim.id}/assignment`, { assessor: person, tie: 'none' });
  const judge = (api: Api) =>
    api.post<Claim>(`/api/v1/claims/${claim.id}/judgement`, judgementOf(claim));
  let current = claim;
  if (current.state === 'documented') current = await assign(assessorId);
  if (current.state === 'assessing') current = await judge(assessor);
  if (current.state === 'second-assessing') {
    // An earlier run may have ended between the two requests.
    const seen = await officer.get<Claim>(`/api/v1/claims/${claim.id}`);
    if (!seen.assessments.some(({ order }) => order === 2)) await assign(secondId);
    current = await judge(second);
  }
  return current;
}

/** Takes a claim from whatever state it is in to a signed credential. */
export async function issueClaim(claim: Claim, parties: ClaimParties): Promise<Issued> {
  const current = await assessClaim(claim, parties);
  if (current.state !== 'offered' && current.state !== 'certified')
    throw new Error(`the claim is ${current.state}, so there is nothing to accept`);
  return parties.candidate.post<Issued>(`/api/v1/claims/${claim.id}/acceptance`, {});
}
