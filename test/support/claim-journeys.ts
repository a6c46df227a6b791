import type { Claim, Mandate, Mandates } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { type Agent } from './cluster.js';
import { newJudgement, notMet, type SmallHub } from './hub-factories.js';
import { assign, judge } from './hub-requests.js';

export const unaccredited = { accredited: false } as const;
export const FORBIDDEN = 403;
export const CONFLICT = 409;
export const RULE = 422;

export const post = (agent: Agent, claim: Claim, what: string, body: object = {}) =>
  agent.post(`/api/v1/claims/${claim.id}/${what}`).send(body);
export const declareNone = { independent: true, tie: 'none' } as const;

/** The mandates of one person. */
export async function mandatesOf(small: SmallHub, key: string): Promise<readonly Mandate[]> {
  const { items } = (await small.officer.get('/api/v1/mandates').expect(200)).body as Mandates;
  return items.filter(({ person }) => person === small.personId(key));
}

/** Ends every mandate of a person, as of a moment. */
export async function endMandates(small: SmallHub, key: string, at: Date): Promise<void> {
  for (const { id, endedAt } of await mandatesOf(small, key))
    if (!endedAt)
      await small.officer
        .post(`/api/v1/mandates/${id}/end`)
        .send({ at: at.toISOString() })
        .expect(200);
}

/** A claim of Ada on which Bea, her line manager, and Elsa differ. */
export async function differing(small: SmallHub, claim: Claim): Promise<void> {
  const declaration = { independent: true, tie: 'line-manager' } as const;
  await assign(small, claim.id, 'bea', 'line-manager').expect(200);
  await judge(await small.as('bea'), claim.id, newJudgement(claim, { declaration })).expect(200);
  await assign(small, claim.id, 'elsa').expect(200);
  await judge(await small.as('elsa'), claim.id, notMet(claim)).expect(200);
}

/** Moves the clock of the hub. */
export function travel(small: { now: number }, clock: Clock): void {
  clock.now = () => new Date(small.now);
}
