import type {
  BulkCheck,
  BulkRun,
  BulkRuns,
  CredentialSummaries,
} from '#domain/generated/schemas.js';
import { DataSource } from 'typeorm';
import { checkLedger } from '../support/check-ledger.js';
import { bulkFile, type Cells, districtOf } from '../support/bulk-file.js';
import { type Agent, eventually, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';

const send = (officer: Agent, path: 'checks' | 'runs', file: string) =>
  officer.post(`/api/v1/bulk/${path}`).set('content-type', 'text/csv').send(file);

async function finished(officer: Agent, id: string): Promise<BulkRun> {
  return eventually(async () => {
    const run = (await officer.get(`/api/v1/bulk/runs/${id}`).expect(200)).body as BulkRun;
    return run.finishedAt !== undefined && run;
  });
}

const NEXT_YEARS_END = `${String(new Date().getUTCFullYear() + 1)}-12-31`;
const withoutHold = { env: { HUB_BULK_HOLD_SECONDS: '0' } };

/** The thirteen ways in which rows of real files were wrong. */
const FAULTS: readonly [Cells, string, string][] = [
  [{ row_key: '' }, 'row_key', 'bulk.value-missing'],
  [{ row_key: '2026-1' }, 'row_key', 'bulk.row-key-repeated'],
  [{ person_ref: 'nobody' }, 'person_ref', 'person.unknown'],
  [{ family_name: 'Zolc' }, 'family_name', 'bulk.person-mismatch'],
  [{ email: 'w9@elsewhere.example' }, 'email', 'bulk.person-mismatch'],
  [
    { standard_version: 'https://elsewhere.example/v1.0' },
    'standard_version',
    'claim.standard-not-in-force',
  ],
  [{ level: '4' }, 'level', 'claim.level-unknown'],
  [{ assessor_ref: 'w1' }, 'assessor_ref', 'assessor.not-mandated'],
  [{ assessed_on: '31.10.2026' }, 'assessed_on', 'bulk.value-invalid'],
  [{ methods: 'hearsay' }, 'methods', 'bulk.value-invalid'],
  [{ criteria_met: 'c1|c2' }, 'criteria_met', 'judgement.criterion-missing'],
  [{ evidence_digests: 'A'.repeat(43) }, 'evidence_digests', 'evidence.unknown'],
  [{ language: 'English' }, 'language', 'bulk.value-invalid'],
];

it('of 1,000 rows with 13 bad ones issues 987 and says 13 things; a second run issues none', async () => {
  const cluster = await setup(withoutHold);
  try {
    const { first: officer } = cluster.hub;
    const district = await districtOf(cluster, 1000);
    const rows = Array.from({ length: 1000 }, (_, i) => {
      const n = i + 1;
      // Row 2 is worker 1; bad rows are spread over the file.
      const fault = n % 75 === 0 ? FAULTS[n / 75 - 1] : undefined;
      return district.row(n, fault?.[0]);
    });
    const file = bulkFile(rows);
    const expected = FAULTS.map(([, column, code], i) => [(i + 1) * 75 + 1, column, code]);

    const check = (await send(officer, 'checks', file).expect(200)).body as BulkCheck;
    expect(check.counts).toEqual({ total: 1000, good: 987, unchanged: 0, refused: 13 });

    const started = (await send(officer, 'runs', file).expect(202)).body as BulkRun;
    const run = await finished(officer, started.id);
    expect(run).toMatchObject({
      state: 'done',
      counts: { total: 1000, done: 1000, issued: 987, unchanged: 0, refused: 13 },
    });
    expect(run.faults.map(({ row, column, code }) => [row, column, code])).toEqual(expected);
    const listed: unknown = (await officer.get('/api/v1/credentials').expect(200)).body;
    expect((listed as CredentialSummaries).items).toHaveLength(987);

    const again = (await send(officer, 'runs', file).expect(202)).body as BulkRun;
    expect(await finished(officer, again.id)).toMatchObject({
      counts: { total: 1000, done: 1000, issued: 0, unchanged: 987, refused: 13 },
    });
    const database = cluster.hub.app.get(DataSource, { strict: false });
    await eventually(async () => (await checkLedger(database)).queued === 0);
  } finally {
    await cluster.close();
  }
}, 1_500_000);

it('is for officers, reads only CSV of the template, and says which column is meant', async () => {
  const cluster = await setup(withoutHold);
  try {
    const { first: officer, anyone } = cluster.hub;
    const template = (await officer.get('/api/v1/bulk/template.csv').expect(200)).text;
    expect(template.split('\r\n')[0]).toContain('row_key,person_ref,given_name');
    expect((await send(anyone, 'runs', template)).status).toBe(401);
    const refuses = async (file: string, code: string) => {
      expect(refusal(await send(officer, 'checks', file))[1]).toBe(code);
      expect(refusal(await send(officer, 'runs', file))[1]).toBe(code);
    };
    await refuses(template, 'bulk.row-count');
    await refuses(template.replace('person_ref', 'person ref'), 'import.refused');
    await refuses(`${template}a,b\r\n`, 'import.malformed');
    await refuses(`${template}"a\r\n`, 'import.malformed');
    const json = await officer.post('/api/v1/bulk/runs').send({ file: template });
    expect(refusal(json)).toEqual([400, 'body.invalid']);
    const packed = await officer
      .post('/api/v1/bulk/runs')
      .set('content-type', 'text/csv')
      .set('content-encoding', 'gzip')
      .send(template);
    expect(refusal(packed)).toEqual([415, 'body.unsupported-type']);
    const runs = (await officer.get('/api/v1/bulk/runs').expect(200)).body as BulkRuns;
    expect(runs.items).toEqual([]);
  } finally {
    await cluster.close();
  }
});

it('signs nothing while a run is held, and nothing of a run that was cancelled', async () => {
  const cluster = await setup();
  try {
    const { first: officer } = cluster.hub;
    const district = await districtOf(cluster, 2);
    const file = bulkFile([district.row(1), district.row(2)]);
    const run = (await send(officer, 'runs', file).expect(202)).body as BulkRun;
    expect(run).toMatchObject({ state: 'waiting', counts: { total: 2, done: 0 } });
    expect(Date.parse(run.dueAt) - Date.parse(run.createdAt)).toBe(600_000);
    const path = `/api/v1/bulk/runs/${run.id}/cancellation`;
    const cancelled = (await officer.post(path).expect(200)).body as BulkRun;
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { done: 0 } });
    expect(refusal(await officer.post(path))).toEqual([409, 'bulk-run.over']);
    const listed: unknown = (await officer.get('/api/v1/credentials').expect(200)).body;
    expect((listed as CredentialSummaries).items).toEqual([]);
  } finally {
    await cluster.close();
  }
});

it('asks for the agreement of each person, a second assessor for a tie, and gives back what to mend', async () => {
  const cluster = await setup(withoutHold);
  try {
    const { first: officer } = cluster.hub;
    const district = await districtOf(cluster, 4);
    const worker = await cluster.member('w1');
    await worker.delete('/api/v1/passport/standing-acceptance').expect(200, { given: false });
    const tied = { assessor_ref: 'bos' };
    const cluster2 = {
      firms: 'firm_key,name,trade,town,staff\n',
      people:
        'person_key,firm_key,given_name,family_name,email,manager_key\nbos,lasts,Bo,Bos,bo@lasts.example,\n',
      roles: 'person_key,role\nbos,assessor\n',
    };
    await officer.post('/api/v1/cluster-imports').send(cluster2).expect(200);
    const file = bulkFile([
      district.row(1),
      district.row(2, tied),
      district.row(4, { ...tied, second_assessor_ref: 'dora', valid_until: NEXT_YEARS_END }),
    ]);
    const started = (await send(officer, 'runs', file).expect(202)).body as BulkRun;
    const run = await finished(officer, started.id);
    expect(run.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'person_ref', 'bulk.acceptance-missing'],
      [3, 'second_assessor_ref', 'assessor.second-missing'],
    ]);
    expect(run.counts).toMatchObject({ issued: 1, refused: 2 });
    const { text } = await officer.get(`/api/v1/bulk/runs/${run.id}/refused.csv`).expect(200);
    expect(text).toContain('2026-1,w1,Given1,Żółć1');
    expect(text).toContain('person_ref: bulk.acceptance-missing');

    // What was wrong is mended outside; the good row is known again.
    await officer
      .post(`/api/v1/people/${district.personId(1)}/standing-acceptance`)
      .expect(200)
      .expect(({ body }) => {
        expect(body).toMatchObject({ given: true, ground: 'paper' });
      });
    const mended = bulkFile([
      district.row(1),
      district.row(4, { ...tied, second_assessor_ref: 'dora', valid_until: NEXT_YEARS_END }),
      district.row(4, { level: '1' }),
    ]);
    const next = (await send(officer, 'runs', mended).expect(202)).body as BulkRun;
    expect(await finished(officer, next.id)).toMatchObject({
      counts: { issued: 1, unchanged: 1, refused: 1 },
      faults: [{ row: 4, column: 'row_key', code: 'bulk.row-key-repeated' }],
    });
    const other = bulkFile([district.row(4, { level: '1' })]);
    expect((await send(officer, 'checks', other).expect(200)).body).toMatchObject({
      faults: [{ row: 2, column: 'row_key', code: 'bulk.row-key-reused' }],
    });
  } finally {
    await cluster.close();
  }
});

describeDatabases('bulk issuing', (kind) => {
  it('stopped in the middle it goes on after the start, and issues nothing twice', async () => {
    const cluster = await setup({ ...withoutHold, kind });
    try {
      const { hub } = cluster;
      const district = await districtOf(cluster, 250);
      const file = bulkFile(Array.from({ length: 250 }, (_, i) => district.row(i + 1)));
      const started = (await send(hub.first, 'runs', file).expect(202)).body as BulkRun;
      await eventually(async () => {
        const answer = await hub.first.get(`/api/v1/bulk/runs/${started.id}`).expect(200);
        return (answer.body as BulkRun).counts.done > 0;
      });
      await hub.stop();
      await hub.start();
      expect(await finished(hub.first, started.id)).toMatchObject({
        counts: { total: 250, done: 250, issued: 250 },
      });
      const listed: unknown = (await hub.first.get('/api/v1/credentials').expect(200)).body;
      const people = (listed as CredentialSummaries).items.map(({ holder }) => holder);
      expect(people).toHaveLength(250);
    } finally {
      await cluster.close();
    }
  });
});
