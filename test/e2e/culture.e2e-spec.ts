import type { FirmAudit } from '#domain/audit/audit-document.js';
import type {
  AuditRecomputation,
  Claim,
  Firms,
  HubCulture,
  People,
  Standard,
} from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { answered, tell } from '../support/audited-firm.js';
import { audit, AUDITS, read } from '../support/audits.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { newProfile } from '../support/firm-records.js';
import { newJudgement, newStandard, notMet, record } from '../support/hub-factories.js';
import { accept, judge } from '../support/hub-requests.js';

const FORBIDDEN = 403;
const NUMBERS = [1, 2, 3, 4, 5, 6];
/** Six firms of ten, in each somebody who is candidate and assessor; the first one manages too. */
const sixFirms = {
  firms: ['firm_key,name,trade,town,staff', ...NUMBERS.map((n) => `f${n},Firm ${n},soles,Stra,10`)],
  people: [
    'person_key,firm_key,given_name,family_name,email,manager_key',
    ...NUMBERS.map((n) => `p${n},f${n},Name${n},Family${n},p${n}@f${n}.example,`),
  ],
  roles: ['person_key,role', 'p1,manager', ...NUMBERS.map((n) => `p${n},assessor`)],
};

let cluster: Cluster;
let officer: Agent;
let standard: Standard;
let firmId: string;
const agents = new Map<number, Agent>();
const ids = new Map<string, string>();

/** The person with this number, counted round from six to one. */
function agent(n: number): Agent {
  const found = agents.get(((n - 1) % 6) + 1);
  if (!found) throw new Error(`nobody has the number ${String(n)}`);
  return found;
}

beforeAll(async () => {
  // Everybody is drawn for a second assessment.
  cluster = await setup({ env: { HUB_SAMPLE_RATE: '100' } });
  officer = cluster.hub.first;
  const body = Object.fromEntries(
    Object.entries(sixFirms).map(([name, lines]) => [name, `${lines.join('\n')}\n`]),
  );
  await officer.post('/api/v1/cluster-imports').send(body).expect(200);
  standard = (await officer.post('/api/v1/standards').send(newStandard()).expect(201))
    .body as Standard;
  const people = (await officer.get('/api/v1/people').expect(200)).body as People;
  for (const { key, id } of people.items) ids.set(key, id);
  for (const n of NUMBERS) agents.set(n, await cluster.member(`p${String(n)}`));
  const firms = (await officer.get('/api/v1/firms').expect(200)).body as Firms;
  firmId = firms.items.find(({ key }) => key === 'f1')?.id ?? '';
  await tell({ agent: agent(1), firmId });
  const post = newProfile(standard.versionUri, { people: 1 });
  await agent(1).post(`/api/v1/firms/${firmId}/role-profiles`).send(post).expect(201);
});
afterAll(() => cluster.close());

const culture = async (reader: Agent) => {
  const body = (await reader.get('/api/v1/culture').expect(200)).body as HubCulture;
  expect(validate('http/hub-culture', body)).toEqual([]);
  return body;
};

/** A claim of the n-th person that the next two judge, or two further on, one without the other. */
async function assessedByTwo(n: number, second: typeof newJudgement, ahead = 1): Promise<Claim> {
  const { id } = await record(agent(n));
  const body = { standard: standard.versionUri, level: 2, experiences: [id], consent: true };
  const claim = (await agent(n).post('/api/v1/claims').send(body).expect(201)).body as Claim;
  for (const [turn, judgementOf] of [newJudgement, second].entries()) {
    const judging = n + turn + ahead;
    const assessor = ids.get(`p${String(((judging - 1) % 6) + 1)}`);
    await officer
      .post(`/api/v1/claims/${claim.id}/assignment`)
      .send({ assessor, tie: 'none' })
      .expect(200);
    await judge(agent(judging), claim.id, judgementOf(claim)).expect(200);
  }
  if (second === newJudgement) await accept(agent(n), claim.id).expect(201);
  return claim;
}

async function auditFirst(): Promise<{
  readonly id: string;
  readonly skills: FirmAudit['skills'];
}> {
  const runner = agent(1);
  const round = await answered({ anyone: cluster.hub.anyone, runner }, { people: 1 });
  const id = await audit(runner, round);
  const { document } = await read(runner, id);
  return { id, skills: (document as unknown as FirmAudit).skills };
}

const recomputed = async (id: string) =>
  (await agent(1).post(`${AUDITS}/${id}/recomputation`).expect(200)).body as AuditRecomputation;

it('an empty hub says of each figure that nothing is on file, and counts who may assess', async () => {
  const { assessors, doubled, agreement, strong, waiting, appeals } = await culture(officer);
  expect(assessors).toEqual({ n: 60, value: 10 });
  for (const figure of [doubled, agreement, strong, waiting, appeals])
    expect(figure).toMatchObject({ heldBack: 'nothing-recorded' });
});

it('officers and assessors read figures without names, and nobody else does', async () => {
  await (await cluster.hub.as('employee')).get('/api/v1/culture').expect(FORBIDDEN);
  await (await cluster.hub.as('manager')).get('/api/v1/culture').expect(FORBIDDEN);
  for (const n of NUMBERS.slice(0, 4)) await assessedByTwo(n, newJudgement);
  const few = await culture(agent(2));
  expect(few.doubled).toEqual({ heldBack: 'too-few-people', aim: 0.1 });
  expect(few.confirmations[1]).toMatchObject({ heldBack: 'too-few-people', weight: 0.92 });
  const { skills } = await auditFirst();
  expect(skills).not.toHaveProperty('reassessments');

  await assessedByTwo(5, newJudgement);
  await assessedByTwo(6, notMet);
  const found = await culture(agent(2));
  expect(found).toMatchObject({
    doubled: { n: 5, value: 1, aim: 0.1, reached: true },
    agreement: { n: 6, heldBack: 'too-few-assessments' },
    strong: { n: 5, value: 1 },
    waiting: { n: 6, value: 0 },
    appeals: { heldBack: 'nothing-recorded' },
    notRecorded: ['own-record-read'],
  });
  // (9.2 + 5) / (10 + 6) = .8875
  expect(found.confirmations).toEqual([
    { grade: 'A', heldBack: 'nothing-recorded', weight: 0.97, declared: 0.97 },
    { grade: 'B', n: 6, value: 0.85, weight: 0.89, declared: 0.92 },
    { grade: 'C', heldBack: 'nothing-recorded', weight: 0.8, declared: 0.8 },
  ]);
  const text = JSON.stringify(found);
  for (const [key, id] of ids) {
    expect(text).not.toContain(id);
    expect(text).not.toContain(`Family${key.slice(1)}`);
  }
});

it('an audit weighs evidence by what was learned, says so, and is computed again to the byte', async () => {
  const { id, skills } = await auditFirst();
  expect(skills.reassessments).toBe(6);
  const [gap] = skills.gaps;
  // .8875 and less than a day of age; .92 before
  expect(gap?.verified[0]).toBeGreaterThan(0.885);
  expect(gap?.verified[0]).toBeLessThan(0.8876);
  const report = await agent(1).get(`${AUDITS}/${id}/report.html?language=en`).expect(200);
  expect(report.text).toContain('was learned from 6 re-assessments by other assessors');
  expect((await recomputed(id)).checks).toContainEqual(
    expect.objectContaining({ check: 'document', outcome: 'same' }),
  );

  // What is found later changes later audits, not this one. Who judged before says nothing new.
  await assessedByTwo(1, notMet);
  expect((await culture(officer)).confirmations[1]?.n).toBe(6);
  await assessedByTwo(2, notMet, 3);
  expect((await culture(officer)).confirmations[1]?.n).toBe(8);
  const again = await recomputed(id);
  expect(again.checks.filter(({ outcome }) => outcome === 'different')).toEqual([]);
  expect((await auditFirst()).skills.reassessments).toBe(8);
});
