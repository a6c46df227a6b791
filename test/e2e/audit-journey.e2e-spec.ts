import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  Account,
  Audit,
  AuditComparison,
  AuditFollowUps,
  AuditRecommendation,
  AuditRecomputation,
  AuditSummaries,
  FirmAuditDocument,
  Likeness,
  Notices,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { FollowUpNotices } from '../../apps/hub/src/audits/follow-up-notices.service.js';
import {
  DAY_MS,
  type FirmsOfTests,
  firmsOfTests,
  type FreshFirm,
  inDays,
  plan,
} from '../support/audit-rounds.js';
import { answered, STRATA, tell } from '../support/audited-firm.js';
import {
  answerAs,
  audit,
  AUDITS,
  close,
  goldenAnswers,
  read,
  signInAs,
} from '../support/audits.js';
import { travel } from '../support/claim-journeys.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { pdfText } from '../support/pdf-text.js';
import { requirement } from '../support/requirements.js';

const UNKNOWN = 404;
const CONFLICT = 409;
const UNFIT = 422;

let cluster: Cluster;
let firms: FirmsOfTests;
let db: DataSource;
/** Reports on paper with what each has to say. */
const papers: { readonly pdf: Buffer; readonly says: readonly string[] }[] = [];

beforeAll(async () => {
  cluster = await setup({ accredited: false });
  // Without the registry's word nothing of the ledger is published.
  await cluster.register();
  firms = await firmsOfTests(cluster);
  db = cluster.hub.app.get(DataSource, { strict: false });
});
afterAll(() => cluster.close());

const of = (runner: Agent) => ({ anyone: cluster.hub.anyone, runner });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
const recompute = async (agent: Agent, id: string) =>
  (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200)).body as AuditRecomputation;
const decide = (agent: Agent, id: string, rule: string, decision: object) =>
  agent.post(`${AUDITS}/${id}/recommendations/${rule}`).send(decision);

it('a manager has the firm audited, acts on it, and compares it with the next audit', async () => {
  const firm = await firms.next();
  const { agent } = firm;
  await tell(firm);
  const round = await answered(of(agent));
  // asked twice at once, it is one audit
  const [id, again] = await Promise.all([audit(agent, round), audit(agent, round)]);
  expect(again).toBe(id);

  const found = await read(agent, id);
  expect(validate('http/audit', found)).toEqual([]);
  const document = found.document as FirmAuditDocument;
  expect(found).toMatchObject({
    kind: 'firm',
    firmId: firm.firmId,
    roundId: round.id,
    mayDecide: true,
    respondents: { answered: 4, used: 4 },
    // one owner beside three employees: their mean would give the owner's away
    strata: [],
    citations: { seed: 20261123, credentials: [], versions: document.versions },
  });
  // Without records four people's answers do not settle it: a full result, and no verdict made up.
  expect(document.learning.balance?.verdict).toBe('not-determined');
  expect(document.learning.type.outcome).toBe('EMBEDDED_INFORMATION');
  expect(document.statements).toContain('S8');
  await readReports(agent, found, firm.name);

  const bytes = (await agent.get(`${AUDITS}/${id}/document.json`).buffer(true).expect(200))
    .body as Buffer;
  expect(sha256(bytes)).toBe(found.citations.digest);
  expect(JSON.parse(bytes.toString('utf8'))).toEqual(document);
  const csv = (await agent.get(`${AUDITS}/${id}/figures.csv`).expect(200)).text;
  expect(csv).toContain(`audit,${id},digest,sha256:${found.citations.digest}`);
  expect(csv).toContain('balance,,outcome,not-determined');

  const placed = await eventually(async () => {
    const { citations } = await read(agent, id);
    return citations.ledgerIndex !== undefined && citations;
  });
  const equal = await eventually(async () => {
    const result = await recompute(agent, id);
    return result.outcome !== 'could-not-check' && result;
  });
  expect(equal.outcome).toBe('equal');
  expect(equal.checks.map(({ check, outcome }) => [check, outcome])).toEqual([
    ['input-digest', 'same'],
    ['versions', 'same'],
    ['method', 'not-released'],
    ...['document', 'document-digest', 'commitment', 'ledger'].map((check) => [check, 'same']),
  ]);
  expect(equal.checks.at(-1)?.got).toMatch(`leaf ${String(placed.ledgerIndex)} of`);
  const [leaf] = await db.query<{ entry: Buffer }[]>(
    'SELECT entry FROM ledger_leaf WHERE log_id = 1 AND idx = $1',
    [placed.ledgerIndex],
  );
  expect(leaf?.entry).toHaveLength(34);

  await act(agent, found);
  await compareLater(firm, id);
});

requirement('poppler').it('the paper says what the page says', () => {
  expect(papers).toHaveLength(2);
  for (const { pdf, says } of papers) {
    const text = pdfText(pdf).replaceAll(/\s+/g, ' ');
    for (const part of says) expect(text).toContain(part);
  }
});

/** The page and the paper, in two languages. */
async function readReports(agent: Agent, { id, citations }: Audit, name: string): Promise<void> {
  const { engine, instrument, prototypes } = citations.versions;
  for (const [lang, findings] of [
    [
      'en',
      [
        'Whether the three levels of learning are in balance is not determined.',
        'The firm most resembles “Embedded, information-centred”',
      ],
    ],
    [
      'it',
      [
        'Se i tre livelli di apprendimento siano in equilibrio non è determinato.',
        'L’impresa somiglia di più a «Radicata, centrata sull’informazione»',
      ],
    ],
  ] as const) {
    const says = [name, ...findings, engine, instrument, prototypes, String(citations.seed)];
    const of = (kind: string) => agent.get(`${AUDITS}/${id}/report.${kind}`).query({ lang });
    const { text } = await of('html').expect(200);
    for (const part of [...says, citations.digest]) expect(text).toContain(part);
    const pdf = (await of('pdf').buffer(true).expect(200)).body as Buffer;
    papers.push({ pdf, says: [...says, citations.digest] });
  }
}

async function act(agent: Agent, { id, document }: Audit): Promise<void> {
  const [first = '', second = ''] = document.recommendations.map(({ rule }) => rule);
  expect(refusal(await decide(agent, id, first, { state: 'declined', reason: ' ' }))).toEqual([
    UNFIT,
    'recommendation.reason-missing',
  ]);
  const past = { state: 'accepted', followUpOn: '2020-01-01' };
  expect(refusal(await decide(agent, id, first, past))).toEqual([
    UNFIT,
    'recommendation.date-unfit',
  ]);
  const none = await decide(agent, id, 'R99', { state: 'done' });
  expect(refusal(none)).toEqual([UNKNOWN, 'recommendation.unknown']);
  const followUpOn = inDays(30).slice(0, 10);
  await decide(agent, id, first, { state: 'accepted', followUpOn }).expect(200);
  await decide(agent, id, second, { state: 'accepted' }).expect(200);
  const declined = await decide(agent, id, second, { state: 'declined', reason: 'no money' });
  expect(validate('http/audit-recommendation', declined.body)).toEqual([]);
  expect(declined.body as AuditRecommendation).toMatchObject({
    rule: second,
    state: 'declined',
    reason: 'no money',
    history: [{ state: 'accepted' }, { state: 'declined', reason: 'no money' }],
  });
  const due = (await agent.get(`${AUDITS}/follow-ups`).expect(200)).body as AuditFollowUps;
  expect(due.items).toEqual([
    { auditId: id, rule: first, state: 'accepted', followUpOn, due: false },
  ]);
  await agent.post(`${AUDITS}/${id}/likeness`).send({ answer: 'no' }).expect(200);
  const said = { answer: 'partly', comment: 'less crisis than it says' };
  const likeness = (await agent.post(`${AUDITS}/${id}/likeness`).send(said).expect(200))
    .body as Likeness;
  expect(validate('http/likeness', likeness)).toEqual([]);
  expect(likeness).toMatchObject({ ...said, history: [{ answer: 'no' }, said] });
}

/** Ten months on: what was to be looked at again is due, and the same people answer once more. */
async function compareLater({ agent: before }: FreshFirm, id: string): Promise<void> {
  const clock = cluster.hub.app.get(Clock, { strict: false });
  const { email } = (await before.get('/api/v1/me').expect(200)).body as Account;
  const start = Date.now();
  const now = start + 300 * DAY_MS;
  try {
    travel({ now }, clock);
    const agent = await signInAs(email, cluster.hub.url);
    const notices = cluster.hub.app.get(FollowUpNotices, { strict: false });
    expect([await notices.tell(), await notices.tell()]).toEqual([1, 0]);
    const told = (await agent.get('/api/v1/passport/notices').expect(200)).body as Notices;
    expect(validate('http/notices', told)).toEqual([]);
    expect(told.items[0]).toMatchObject({ key: 'audit.follow-up-due', args: { auditId: id } });
    const due = (await agent.get(`${AUDITS}/follow-ups`).expect(200)).body as AuditFollowUps;
    expect(due.items).toMatchObject([{ auditId: id, due: true }]);

    const round = await plan(agent, { closesAt: inDays(20, now) });
    for (const [at, answers] of goldenAnswers('S2').slice(0, 4).entries())
      await answerAs(of(agent), round, answers, {
        stratum: STRATA[at] ?? 'employee',
        form: 'full',
        answeredLastTime: at > 0,
      });
    await close(agent, round);
    const next = await audit(agent, round);
    const compared = (await agent.get(`${AUDITS}/${next}/comparison`).expect(200))
      .body as AuditComparison;
    expect(validate('http/audit-comparison', compared)).toEqual([]);
    expect(compared).toMatchObject({
      previousId: id,
      outcome: 'compared',
      overlap: 0.75,
      months: 9.9,
      remarks: [],
    });
    expect(compared.changes.map(({ id: what }) => what)).toEqual(['IG', 'KA', 'CD', 'SEC']);
    expect(compared.changes.find(({ id: what }) => what === 'KA')?.verdict).toBe('rise');
    expect(compared.balance).not.toBeNull();
    const report = await agent.get(`${AUDITS}/${next}/report.html`).query({ lang: 'en' });
    expect(report.text).toContain('Since the last time');
    expect(report.text).toContain(
      'Since the last audit there is more of it: knowledge acquisition',
    );
    const first = await agent.get(`${AUDITS}/${id}/comparison`).expect(200);
    expect(first.body).toMatchObject({ outcome: 'no-earlier-audit', changes: [] });
    const late = await agent.post(`${AUDITS}/${id}/likeness`).send({ answer: 'yes' });
    expect(refusal(late)).toEqual([CONFLICT, 'likeness.closed']);
    const list = (await agent.get(AUDITS).expect(200)).body as AuditSummaries;
    expect(validate('http/audit-summaries', list)).toEqual([]);
    expect(list.items.map(({ id: one, respondents }) => [one, respondents])).toEqual([
      [next, 4],
      [id, 4],
    ]);
  } finally {
    travel({ now: start }, clock);
  }
}
