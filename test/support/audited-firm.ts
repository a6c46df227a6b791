import type { AuditRound, NewFirmFacts, Standard } from '#domain/generated/schemas.js';
import { type FreshFirm, plan } from './audit-rounds.js';
import { answerAs, close, goldenAnswers } from './audits.js';
import type { Agent } from './cluster.js';
import { newProfile } from './firm-records.js';
import { newStandard, record } from './hub-factories.js';

/** Who answers for a firm, the owner first. */
export const STRATA = ['owner', 'employee', 'employee', 'employee'] as const;

/** A firm tells its facts; it lets nobody see its audits unless it says so. */
export const tell = (
  { agent, firmId }: Pick<FreshFirm, 'agent' | 'firmId'>,
  over: Partial<NewFirmFacts> = {},
) =>
  agent
    .post(`/api/v1/firms/${firmId}/facts`)
    .send({
      ...{ heads: 14, yearFounded: 1998, familyOwned: true, region: 'ITH35' },
      ...{ sharesWithHub: false, sharesSurplus: true },
      ...over,
    })
    .expect(201);

/** A closed round that people of a golden firm answered, as of the footwear firm unless said. */
export async function answered(
  { anyone, runner }: { readonly anyone: Agent; readonly runner: Agent },
  { people = 4, golden = 'S3' }: { readonly people?: number; readonly golden?: 'S1' | 'S3' } = {},
): Promise<AuditRound> {
  const round = await plan(runner);
  for (const [at, answers] of goldenAnswers(golden).slice(0, people).entries())
    await answerAs({ anyone, runner }, round, answers, {
      stratum: STRATA[at] ?? 'employee',
      form: 'full',
    });
  await close(runner, round);
  return round;
}

/** Something is missing in a firm: a post for two at level 2, and one claim at level 1 on record. */
export async function lackSomething(
  { agent, firmId }: Pick<FreshFirm, 'agent' | 'firmId'>,
  officer: Agent,
): Promise<void> {
  const { versionUri } = (await officer.post('/api/v1/standards').send(newStandard()).expect(201))
    .body as Standard;
  const post = newProfile(versionUri);
  await agent.post(`/api/v1/firms/${firmId}/role-profiles`).send(post).expect(201);
  const { id } = await record(agent);
  const claim = { standard: versionUri, level: 1, experiences: [id], consent: true };
  await agent.post('/api/v1/claims').send(claim).expect(201);
}
