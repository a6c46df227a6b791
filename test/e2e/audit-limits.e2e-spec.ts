import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type {
  Account,
  AuditComparison,
  AuditRecomputation,
  FirmAuditDocument,
} from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type FirmsOfTests, firmsOfTests, plan } from '../support/audit-rounds.js';
import { answered, tell } from '../support/audited-firm.js';
import { answerAs, audit, AUDITS, close, goldenAnswers, read } from '../support/audits.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';

const UNKNOWN = 404;
const CONFLICT = 409;
const FORBIDDEN = 403;

let cluster: Cluster;
let firms: FirmsOfTests;
let db: DataSource;

beforeAll(async () => {
  cluster = await setup({
    accredited: false,
    env: { HUB_MARKETING_STANDARD: 'https://hub.example/standards/pricing/v1.0' },
  });
  // Without the registry's word nothing of the ledger is published.
  await cluster.register();
  firms = await firmsOfTests(cluster);
  db = cluster.hub.app.get(DataSource, { strict: false });
});
afterAll(() => cluster.close());

const of = (runner: Agent) => ({ anyone: cluster.hub.anyone, runner });
const recompute = async (agent: Agent, id: string) =>
  (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200)).body as AuditRecomputation;
const decide = (agent: Agent, id: string, rule: string, decision: object) =>
  agent.post(`${AUDITS}/${id}/recommendations/${rule}`).send(decision);

it('a second audit within nine months, or by one person, says what it cannot show', async () => {
  const { agent } = await firms.next();
  await audit(agent, await answered(of(agent), { people: 2 }));
  const soon = await audit(agent, await answered(of(agent), { people: 1 }));
  const said = (await agent.get(`${AUDITS}/${soon}/comparison`).expect(200))
    .body as AuditComparison;
  expect(said).toMatchObject({
    outcome: 'too-soon',
    changes: [],
    balance: null,
    remarks: ['one-respondent', 'overlap-unknown'],
  });
});

it('other firms see nothing of it, the hub what the firm shares, and never a person', async () => {
  const [firm, other] = [await firms.next(), await firms.next()];
  const officer = cluster.hub.first;
  const id = await audit(firm.agent, await answered(of(firm.agent)));
  const paths = ['', '/document.json', '/figures.csv', '/comparison'].map(
    (path) => `${AUDITS}/${id}${path}`,
  );
  for (const stranger of [other.agent, officer])
    for (const path of paths)
      expect(refusal(await stranger.get(path))).toEqual([UNKNOWN, 'audit.unknown']);
  const meddling = await decide(other.agent, id, 'R20', { state: 'accepted' });
  expect(refusal(meddling)).toEqual([UNKNOWN, 'audit.unknown']);

  // Nothing that is stored of it leads to a person, so an erasure leaves nothing to follow.
  const { personId = '' } = (await firm.agent.get('/api/v1/me').expect(200)).body as Account;
  const [row] = await db.query<{ text: string }[]>(
    `SELECT convert_from(input, 'UTF8') || convert_from(document, 'UTF8') AS text FROM audit
     WHERE id = $1`,
    [id],
  );
  expect(row?.text).toContain('"holders":[{"holds":[],"id":"p1"}');
  for (const trace of [personId, 'Maria', 'Rossi']) expect(row?.text).not.toContain(trace);

  await tell(firm, { sharesWithHub: true });
  const own = await read(firm.agent, id);
  const shared = await read(officer, id);
  expect(validate('http/audit', shared)).toEqual([]);
  expect(shared.mayDecide).toBe(false);
  const [inside, outside] = [own, shared].map(({ document }) => document as FirmAuditDocument);
  expect(inside?.learning.quality).toHaveLength(4);
  expect(outside?.learning.quality).toEqual([]);
  expect(inside?.skills.gaps[0]).toHaveProperty('verified');
  for (const secret of ['verified', 'withClaims', 'sources', 'busFactor', 'keyPersonRisk'])
    expect(JSON.stringify(shared)).not.toContain(`"${secret}"`);
  expect(outside?.learning.balance).toEqual(inside?.learning.balance);
  for (const path of ['document.json'])
    expect(refusal(await officer.get(`${AUDITS}/${id}/${path}`))).toEqual([
      FORBIDDEN,
      'audit.for-the-firm',
    ]);
  for (const answer of [
    await decide(officer, id, 'R20', { state: 'accepted' }),
    await officer.post(`${AUDITS}/${id}/likeness`).send({ answer: 'yes' }),
    await officer.post(`${AUDITS}/${id}/recomputation`),
  ])
    expect(refusal(answer)).toEqual([FORBIDDEN, 'audit.for-the-firm']);
});

it('a round that goes on, is of others or is not there is not audited', async () => {
  const [{ agent }, other] = [await firms.next(), await firms.next()];
  const round = await plan(agent);
  const start = (who: Agent, roundId: string) => who.post(AUDITS).send({ roundId });
  expect(refusal(await start(agent, round.id))).toEqual([CONFLICT, 'audit-round.not-closed']);
  await close(agent, round);
  for (const stranger of [other.agent, cluster.hub.first])
    expect(refusal(await start(stranger, round.id))).toEqual([UNKNOWN, 'audit-round.unknown']);
  const nowhere = '01890000-0000-7000-8000-00000000dead';
  expect(refusal(await start(agent, nowhere))).toEqual([UNKNOWN, 'audit-round.unknown']);
  const twice = await Promise.all([start(agent, round.id), start(agent, round.id)]);
  expect(new Set(twice.map(({ body }) => (body as { auditId: string }).auditId)).size).toBe(1);
});

it.each<[string, readonly (number | 'DK')[], string]>([
  ['nobody answered', [], 'nobody-answered'],
  ['everybody says that they do not know', ['DK', 'DK'], 'no-answer-counts'],
  ['the only one ticked the same everywhere', [2], 'no-answer-counts'],
])('when %s, the audit says so and gives no verdict', async (_, people, note) => {
  const { agent } = await firms.next(true);
  const round = await plan(agent);
  const [items = {}] = goldenAnswers('S3');
  for (const code of people)
    await answerAs(
      of(agent),
      round,
      Object.fromEntries(Object.keys(items).map((id) => [id, code])) as typeof items,
      { form: 'full' },
    );
  await close(agent, round);
  const found = await read(agent, await audit(agent, round));
  expect(validate('http/audit', found)).toEqual([]);
  const { learning } = found.document as FirmAuditDocument;
  expect(learning).toMatchObject({ balance: null, type: { outcome: 'UNCLEAR' } });
  expect(learning.notes).toContain(note);
  expect((await recompute(agent, found.id)).checks).toContainEqual(
    expect.objectContaining({ check: 'document', outcome: 'same' }),
  );
  const csv = (await agent.get(`${AUDITS}/${found.id}/figures.csv`).expect(200)).text;
  expect(csv).toContain('balance,,outcome,no-data');
});
