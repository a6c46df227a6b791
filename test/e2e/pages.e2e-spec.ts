import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { AuditSummaries, Firms, LearningRecords } from '#domain/generated/schemas.js';
import { type FirmsOfTests, type FreshFirm, firmsOfTests, plan } from '../support/audit-rounds.js';
import { answerAs, audit, AUDITS, close, goldenAnswers } from '../support/audits.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { note } from '../support/firm-records.js';
import { refusal } from '../support/hub-requests.js';

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next?: string;
}

let cluster: Cluster;
let firms: FirmsOfTests;
let fresh: FreshFirm;

beforeAll(async () => {
  cluster = await setup({ accredited: false });
  firms = await firmsOfTests(cluster);
  fresh = await firms.next();
});
afterAll(() => cluster.close());

const database = () => cluster.hub.app.get(DataSource, { strict: false });

/** Every page of a list, from the first to the one that has no next. */
async function pagesOf(agent: Agent, path: string, limit?: number): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let after: string | undefined;
  do {
    const query = { ...(limit !== undefined && { limit }), ...(after !== undefined && { after }) };
    const page = (await agent.get(path).query(query).expect(200)).body as Page;
    pages.push(page);
    after = page.next;
  } while (after !== undefined);
  return pages;
}
const idsOf = (pages: readonly Page[]) => pages.flatMap(({ items }) => items.map(({ id }) => id));
const days = (n: number) => `2026-0${String(1 + (n % 3))}-15`;

describe('lists that are longer than an answer', () => {
  it('give every learning record once, the newest day first, none left out', async () => {
    const path = `/api/v1/firms/${fresh.firmId}/learning-records`;
    for (let n = 0; n < 5; n += 1)
      await fresh.agent
        .post(path)
        .send(note({ on: days(n) }))
        .expect(201);
    // Beyond what used to be shown at most.
    await database().query(
      `WITH made AS (
         INSERT INTO learning_record (id, firm_id, kind)
         SELECT gen_random_uuid(), $1, 'on-the-job' FROM generate_series(1, 520) RETURNING id)
       INSERT INTO learning_version (record_id, version, on_day, about, episodes, recorded_at)
       SELECT id, 1, date '2026-04-01' + (row_number() OVER ())::int % 40, 'Cutting', 1, now() FROM made`,
      [fresh.firmId],
    );
    const pages = await pagesOf(fresh.agent, path);
    expect(pages.map(({ items }) => items.length)).toEqual([...Array<number>(10).fill(50), 25]);
    const ids = idsOf(pages);
    expect(new Set(ids).size).toBe(525);
    const on = pages.flatMap(({ items }) =>
      (items as LearningRecords['items']).map((one) => one.on),
    );
    expect(on).toEqual([...on].sort().reverse());
    expect(idsOf(await pagesOf(fresh.agent, path, 200))).toEqual(ids);
    const notes = await pagesOf(fresh.agent, `${path}?kind=note`, 2);
    expect(notes.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    expect(refusal(await fresh.agent.get(`${path}?kind=diary`))).toEqual([400, 'request.refused']);
  });

  it('give every exchange and joint plan once, to whom they concern', async () => {
    const { first: officer } = cluster.hub;
    const other = await firms.next();
    const third = await firms.next();
    for (let n = 0; n < 5; n += 1) {
      const both = [n === 0 ? third.firmId : fresh.firmId, other.firmId];
      await officer
        .post('/api/v1/exchanges')
        .send({ firms: both, on: days(n), about: 'Dyes', onPlatform: false })
        .expect(201);
      await officer
        .post('/api/v1/joint-plans')
        .send({ title: `Plan ${String(n)}`, madeOn: days(n), firms: both })
        .expect(201);
    }
    for (const path of ['/api/v1/exchanges', '/api/v1/joint-plans']) {
      const all = await pagesOf(officer, path, 2);
      expect(all.map(({ items }) => items.length)).toEqual([2, 2, 1]);
      expect(new Set(idsOf(all)).size).toBe(5);
      const own = await pagesOf(fresh.agent, path, 3);
      expect(own.map(({ items }) => items.length)).toEqual([3, 1]);
    }
  });

  it('give audits, those of a round, and what is to be looked at again', async () => {
    const { agent } = await firms.next(true);
    const { anyone } = cluster.hub;
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const round = await plan(agent);
      await answerAs({ anyone, runner: agent }, round, goldenAnswers('S1')[0] ?? {});
      await close(agent, round);
      made.unshift(await audit(agent, round));
      const of = (await agent.get(`${AUDITS}?round=${round.id}`).expect(200))
        .body as AuditSummaries;
      expect(of.items.map(({ id }) => id)).toEqual([made[0]]);
      // A round of somebody else has no audit for whom it does not concern.
      expect((await fresh.agent.get(`${AUDITS}?round=${round.id}`).expect(200)).body).toEqual({
        items: [],
      });
    }
    const pages = await pagesOf(agent, AUDITS, 2);
    expect(pages.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(idsOf(pages)).toEqual(made);
    expect(refusal(await agent.get(`${AUDITS}?round=x`))).toEqual([400, 'id.invalid']);
    expect(refusal(await agent.get(`${AUDITS}?round=${made[0] ?? ''}&round=x`))).toEqual([
      ...[400, 'id.invalid'],
    ]);

    await database().query(
      `INSERT INTO audit_decision (audit_id, rule, state, follow_up_on, at)
       SELECT $1, 'R' || lpad(n::text, 2, '0'), 'accepted', date '2027-01-01' + n / 2, now()
       FROM generate_series(1, 7) AS n`,
      [made[0]],
    );
    const due = await pagesOf(agent, `${AUDITS}/follow-ups`, 3);
    const rules = due.flatMap(({ items }) => items.map((one) => (one as { rule?: string }).rule));
    expect(rules).toEqual(['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07']);
    expect(due.map(({ items }) => items.length)).toEqual([3, 3, 1]);
  });

  it('refuse what is no page, and never fail over it', async () => {
    const { items } = (await cluster.hub.first.get('/api/v1/firms').expect(200)).body as Firms;
    expect(items.length).toBeGreaterThan(3);
    const records = `/api/v1/firms/${fresh.firmId}/learning-records`;
    const lists: readonly (readonly [Agent, string])[] = [
      [fresh.agent, records],
      [fresh.agent, AUDITS],
      [fresh.agent, `${AUDITS}/follow-ups`],
      [fresh.agent, '/api/v1/exchanges'],
      [fresh.agent, '/api/v1/joint-plans'],
      [cluster.hub.first, '/api/v1/audit-runs'],
    ];
    const id = randomUUID();
    for (const [agent, path] of lists) {
      for (const limit of ['0', '201', 'x', '-1', '1;', '١'])
        expect(refusal(await agent.get(path).query({ limit }))).toEqual([400, 'page.limit-unfit']);
      for (const after of [
        '',
        'x',
        `2026-02-30~${id}`,
        `infinity~${id}`,
        '2026-01-01~1.5',
        `~${id}`,
      ])
        expect(refusal(await agent.get(path).query({ after }))).toEqual([
          ...[400, 'page.cursor-unknown'],
        ]);
      expect(refusal(await agent.get(`${path}?limit=1&limit=2`))).toEqual([
        ...[400, 'page.limit-unfit'],
      ]);
      // Another parameter, which nobody reads.
      await agent.get(`${path}?after[key]=2026-01-01`).expect(200);
    }
  });
});
