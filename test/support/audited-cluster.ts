import type { Respondent } from '#domain/audit/audit-input.js';
import type { AuditRound, AuditRun, AuditStart } from '#domain/generated/schemas.js';
import { type FreshFirm, plan, ROUNDS } from './audit-rounds.js';
import { answerAs, audit, AUDITS, close, goldenAnswers } from './audits.js';
import { type Cluster, eventually } from './cluster.js';

/** The audit of a cluster, and those of its firms in their order. */
export interface AuditedCluster {
  readonly auditId: string;
  readonly firmAudits: readonly string[];
}

/**
 * One round over these firms, one answer in each and one of the hub, closed; firms in their order. All
 * firms answer alike unless each is given its own answers.
 */
export async function closedCluster(
  { hub: { first: officer, anyone } }: Cluster,
  firms: readonly Pick<FreshFirm, 'agent' | 'firmId'>[],
  answersOf: (at: number) => Respondent['answers'] = () => goldenAnswers('S1')[0] ?? {},
): Promise<{ readonly round: AuditRound; readonly rounds: readonly AuditRound[] }> {
  const round = await plan(officer, {
    kind: 'cluster',
    firmIds: firms.map(({ firmId }) => firmId),
  });
  const rounds: AuditRound[] = [];
  for (const [at, { agent }] of firms.entries()) {
    const { items } = (await agent.get(ROUNDS).expect(200)).body as { items: AuditRound[] };
    const own = items.find(({ kind }) => kind === 'firm');
    if (!own) throw new Error('each firm of the cluster has a round of its own');
    await answerAs({ anyone, runner: agent }, own, answersOf(at));
    await close(agent, own);
    rounds.push(own);
  }
  const [informant = {}] = goldenAnswers('cluster');
  await answerAs({ anyone, runner: officer }, round, informant, { stratum: 'hub-officer' });
  await close(officer, round);
  return { round, rounds };
}

/** The same, audited. */
export async function auditedCluster(
  cluster: Cluster,
  firms: readonly Pick<FreshFirm, 'agent' | 'firmId'>[],
  answersOf?: (at: number) => Respondent['answers'],
): Promise<AuditedCluster> {
  const officer = cluster.hub.first;
  const { round, rounds } = await closedCluster(cluster, firms, answersOf);
  const { run } = (await officer.post(AUDITS).send({ roundId: round.id }).expect(202))
    .body as AuditStart;
  const auditId = await eventually(async () => {
    const answer = await officer.get(`/api/v1/audit-runs/${run?.id ?? ''}`).expect(200);
    return (answer.body as AuditRun).auditId;
  });
  const firmAudits: string[] = [];
  for (const [at, own] of rounds.entries()) firmAudits.push(await audit(firms[at]!.agent, own));
  return { auditId, firmAudits };
}
