import type { Claim, NewJudgement, Problem } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import type { Agent } from './cluster.js';
import type { SmallHub } from './hub-factories.js';

/** A refusal as far as a client builds on it; fails when it is not problem+json as documented. */
export function refusal({ status, type, body }: { status: number; type: string; body: unknown }) {
  expect(type).toBe('application/problem+json');
  expect(validate('http/problem', body)).toEqual([]);
  return [status, (body as Problem).code];
}

export const assign = (small: SmallHub, claimId: string, assessor: string, tie = 'none') =>
  small.officer
    .post(`/api/v1/claims/${claimId}/assignment`)
    .send({ assessor: small.personId(assessor), tie });

export const judge = (agent: Agent, claimId: string, judgement: NewJudgement) =>
  agent.post(`/api/v1/claims/${claimId}/judgement`).send(judgement);

export const accept = (agent: Agent, claimId: string) =>
  agent.post(`/api/v1/claims/${claimId}/acceptance`);

/** The claim as this person sees it. */
export const look = async (agent: Agent, claimId: string): Promise<Claim> =>
  (await agent.get(`/api/v1/claims/${claimId}`).expect(200)).body as Claim;
