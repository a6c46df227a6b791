import 'reflect-metadata';
import type { AuditRun, AuditStart } from '#domain/generated/schemas.js';
import { REPORT_POLICY } from '../../apps/hub/src/reports/report-style.js';
import { firmsOfTests, type FirmsOfTests, plan } from '../support/audit-rounds.js';
import { answerAs, audit, AUDITS, close, goldenAnswers } from '../support/audits.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';

let cluster: Cluster;
let firms: FirmsOfTests;

beforeAll(async () => {
  cluster = await setup({ accredited: false });
  firms = await firmsOfTests(cluster);
});
afterAll(() => cluster.close());

const html = (agent: Agent, id: string, lang = 'en') =>
  agent.get(`${AUDITS}/${id}/report.html`).query({ lang });

/** A firm whose people answered, and its audit. */
async function auditedFirm(sharesWithHub: boolean) {
  const firm = await firms.next();
  const facts = { heads: 14, yearFounded: 1998, familyOwned: true, region: 'ITH35' };
  await firm.agent
    .post(`/api/v1/firms/${firm.firmId}/facts`)
    .send({ ...facts, sharesWithHub, sharesSurplus: true })
    .expect(201);
  const round = await plan(firm.agent);
  const people = { anyone: cluster.hub.anyone, runner: firm.agent };
  for (const [at, answers] of goldenAnswers('S3').entries())
    await answerAs(people, round, answers, { stratum: at === 0 ? 'owner' : 'employee' });
  await close(firm.agent, round);
  return { ...firm, id: await audit(firm.agent, round) };
}

it('a manager reads the picture of the firm as a page and on paper, in the own language', async () => {
  const { agent, id, name } = await auditedFirm(false);
  const page = await html(agent, id, 'de').expect(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${REPORT_POLICY}; frame-ancestors 'none'; sandbox`,
    'content-disposition': 'inline; filename="audit-report.html"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(page.text).toContain('<html lang="de">');
  expect(page.text).toContain(`Lernen bei ${name}: ein Bild`);
  // Marketing is needed in every small firm; without a standard nobody could be assessed in it.
  expect(page.text).toContain('der Hub hat dafür noch keinen Standard.');
  const paper = await agent.get(`${AUDITS}/${id}/report.pdf`).buffer(true).expect(200);
  expect(paper.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="audit-report.pdf"',
    'cache-control': 'no-store',
  });
  expect((paper.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
});

it('an officer reads it only if the firm shares it, and then nothing about single people', async () => {
  const officer = cluster.hub.first;
  const closed = await auditedFirm(false);
  expect(refusal(await html(officer, closed.id))).toEqual([404, 'audit.unknown']);
  expect(refusal(await officer.get(`${AUDITS}/${closed.id}/report.pdf`))).toEqual([
    404,
    'audit.unknown',
  ]);
  const open = await auditedFirm(true);
  const page = await html(officer, open.id).expect(200);
  expect(page.text).toContain('Skills that are needed');
  expect(page.text).not.toContain('Where work depends on few people');
  const stranger = await firms.next();
  expect(refusal(await html(stranger.agent, open.id))).toEqual([404, 'audit.unknown']);
});

it('an officer reads the picture of the cluster, with what is held back', async () => {
  const officer = cluster.hub.first;
  const { firmId } = await firms.next();
  const round = await plan(officer, { kind: 'cluster', firmIds: [firmId] });
  for (const answers of goldenAnswers('cluster'))
    await answerAs({ anyone: cluster.hub.anyone, runner: officer }, round, answers, {
      stratum: 'hub-officer',
    });
  await close(officer, round);
  const started = await officer.post(AUDITS).send({ roundId: round.id }).expect(202);
  const { run } = started.body as AuditStart;
  const id = await eventually(async () => {
    const answer = await officer.get(`/api/v1/audit-runs/${run?.id ?? ''}`).expect(200);
    return (answer.body as AuditRun).auditId;
  });
  const page = await html(officer, id, 'fr').expect(200);
  expect(page.text).toContain('Le cluster ressemble le plus à');
  expect(page.text).toContain('Retenu : les chiffres sur les entreprises');
  expect((await officer.get(`${AUDITS}/${id}/report.pdf`).expect(200)).type).toBe(
    'application/pdf',
  );
});
