import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { DataSource } from 'typeorm';
import { readBakedPng } from '#credentials/read-baked-png.js';
import type { Accesses, ErasurePlan, PassportExport, Share } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { ExportRunner } from '../../apps/hub/src/exports/export-runner.js';
import { binaryBody } from '../support/binary-body.js';
import { certified, offeredClaim } from '../support/certified.js';
import { travel } from '../support/claim-journeys.js';
import { type Agent, eventually } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { dumpTables } from '../support/dump-database.js';
import { refusal } from '../support/hub-requests.js';
import { openOffice } from '../support/office.js';
import { proofText } from '../support/proof-text.js';

const EXPORTS = '/api/v1/passport/exports';

const start = async (agent: Agent, key?: string): Promise<PassportExport> =>
  (
    await agent
      .post(EXPORTS)
      .set(key === undefined ? {} : { 'idempotency-key': key })
      .expect(202)
  ).body as PassportExport;
const finished = (agent: Agent, id: string): Promise<PassportExport> =>
  eventually(async () => {
    const found = (await agent.get(`${EXPORTS}/${id}`).expect(200)).body as PassportExport;
    return found.state !== 'running' && found;
  });
const download = (agent: Agent, id: string) =>
  agent.get(`${EXPORTS}/${id}/file`).buffer(true).parse(binaryBody);
const unpacked = async (agent: Agent, id: string): Promise<ReadonlyMap<string, Buffer>> => {
  const answer = await download(agent, id).expect(200).expect('content-type', /zip/);
  const files = Object.entries(unzipSync(answer.body as Buffer));
  return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes)]));
};
const json = (files: ReadonlyMap<string, Buffer>, name: string): unknown =>
  JSON.parse(files.get(name)?.toString('utf8') ?? 'null');

describeDatabases('an export of everything', (kind) => {
  it('is of the person alone, one at a time, and not handed out before it is done', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna, db }) => {
      await cluster.hub.anyone.post(EXPORTS).expect(401);
      await anna.post(EXPORTS).expect(403);
      // Nothing is built until both have asked: it could be done before the second asks.
      const runner = cluster.hub.app.get(ExportRunner, { strict: false });
      await runner.beforeApplicationShutdown();
      const [first, second] = await Promise.all([start(shop.candidate), start(shop.candidate)]);
      runner.onApplicationBootstrap();
      expect(second.id).toBe(first.id);
      expect(refusal(await shop.assessor.get(`${EXPORTS}/${first.id}`))).toEqual([
        404,
        'export.unknown',
      ]);
      expect(await finished(shop.candidate, first.id)).toMatchObject({ state: 'done' });
      expect(refusal(await shop.assessor.get(`${EXPORTS}/${first.id}/file`))).toEqual([
        404,
        'export.unknown',
      ]);
      await db.query("UPDATE passport_export SET state = 'running', finished_at = NULL");
      expect(refusal(await shop.candidate.get(`${EXPORTS}/${first.id}/file`))).toEqual([
        409,
        'export.not-ready',
      ]);
    });
  });

  it('holds the record, every form, proofs, evidence and the log, each with its SHA-256', async () => {
    await openOffice({ kind }, async ({ cluster, shop }) => {
      const { credentialId: id, claimId } = await certified(shop, 2);
      const path = `/api/v1/credentials/${id}`;
      const proof = await proofText(shop.candidate, `${path}/proof`);
      const conformant = await shop.candidate.get(`${path}/open-badge-jwt`).expect(200);
      const made = await shop.candidate
        .post('/api/v1/passport/shares')
        .send({
          credentials: [{ id, fields: 'whole' }],
          purpose: 'Application',
          recipient: 'Elsa Grigi',
          expiresAt: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
        })
        .expect(201);
      await cluster.hub.anyone.get(new URL((made.body as Share).url ?? '').pathname).expect(200);
      const started = await start(shop.candidate, 'once');
      expect((await start(shop.candidate, 'once')).id).toBe(started.id);
      const done = await finished(shop.candidate, started.id);
      expect(done).toMatchObject({ state: 'done', done: done.total });
      const files = await unpacked(shop.candidate, started.id);
      expect([...files.keys()].slice(0, 2)).toEqual(['README.txt', 'manifest.json']);

      const manifest = json(files, 'manifest.json') as {
        files: { name: string; size: number; sha256: string }[];
      };
      expect(manifest.files).toEqual(
        [...files]
          .filter(([name]) => name !== 'manifest.json')
          .map(([name, bytes]) => ({
            name,
            size: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
          }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
      const text = (name: string) => files.get(`credentials/${id}/${name}`)?.toString('utf8');
      const badge = (await shop.candidate.get(`${path}/open-badge`).expect(200)).text;
      expect(text('credential.json')).toBe(badge);
      expect(text('credential.jwt')).toBe(
        (await shop.candidate.get(`${path}/jwt`).expect(200)).text,
      );
      expect(text('open-badge.jwt')).toBe(conformant.text);
      expect(text('credential.tlog-proof')?.split('\n')[0]).toBe(proof.split('\n')[0]);
      const picture = files.get(`credentials/${id}/badge.png`) ?? Buffer.alloc(0);
      expect(readBakedPng(picture)).toBe(badge);
      expect(json(files, `credentials/${id}/record.json`)).toMatchObject({
        id: `urn:uuid:${id}`,
      });
      const claim = await shop.candidate.get(`/api/v1/claims/${claimId}`).expect(200);
      expect(json(files, `claims/${claimId}/claim.json`)).toEqual(claim.body);
      const evidence = [...files].find(([name]) => name.endsWith('/content.txt'));
      expect(evidence?.[1].toString('utf8')).toContain('stitches even');
      for (const name of ['person', 'notices', 'shares', 'standing-acceptance', 'wallet-copies'])
        expect([name, files.has(`${name}.json`)]).toEqual([name, true]);
      const log = json(files, 'accesses.json') as Accesses;
      expect(log.items.map(({ kind: what }) => what)).toEqual(['export-made', 'link-opened']);
    });
  });

  it('shows nothing of a judgement that its candidate may not see', async () => {
    await openOffice({ kind, env: { HUB_FIRST_SUBMISSIONS: '0' } }, async ({ shop }) => {
      const { id } = await offeredClaim(shop, 2);
      const started = await start(shop.candidate);
      await finished(shop.candidate, started.id);
      const files = await unpacked(shop.candidate, started.id);
      const all = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n');
      expect(all).toContain(id);
      for (const hidden of ['"authentic"', '"rationale"', '"cites"', 'token_hash'])
        expect(all).not.toContain(hidden);
    });
  });

  it('is sealed, and gone after a week or with the person', async () => {
    await openOffice({ kind }, async ({ cluster, shop, db }) => {
      await certified(shop, 1);
      const clock = cluster.hub.app.get(Clock, { strict: false });
      const { id } = await start(shop.candidate);
      await finished(shop.candidate, id);
      const [row] = await db.query<{ sealed: Buffer }[]>(
        "SELECT sealed FROM passport_export_file WHERE name = 'person.json'",
      );
      expect(row?.sealed.toString('latin1')).not.toContain('Nevenka');
      const now = Date.now();
      travel({ now: now + 7 * 86_400_000 + 60_000 }, clock);
      await eventually(async () => {
        return (await db.query<object[]>('SELECT 1 FROM passport_export_file')).length === 0;
      });
      travel({ now }, clock);
      expect(refusal(await shop.candidate.get(`${EXPORTS}/${id}`))).toEqual([
        404,
        'export.unknown',
      ]);

      const again = await start(shop.candidate);
      await finished(shop.candidate, again.id);
      const me = (await shop.candidate.get('/api/v1/me').expect(200)).body as { personId: string };
      const erasure = `/api/v1/people/${me.personId}/erasure`;
      const plan = (await shop.candidate.get(erasure).expect(200)).body as ErasurePlan;
      expect(plan.goes).toContainEqual({ what: 'Exports of the passport', count: 1 });
      await shop.candidate.post(erasure).send({ confirmation: plan.confirmation }).expect(200);
      for (const table of ['passport_export', 'passport_export_file', 'passport_taking'])
        expect(await db.query<object[]>(`SELECT * FROM ${table}`)).toEqual([]);
      expect((await dumpTables(db)).includes('stitches even')).toBe(false);
    });
  });
});

it('goes on where it stopped when the hub starts again, and says so when it cannot', async () => {
  await openOffice({}, async ({ cluster, shop }) => {
    await certified(shop, 1);
    const me = (await shop.candidate.get('/api/v1/me').expect(200)).body as {
      id: string;
      personId: string;
    };
    const { id } = await start(shop.candidate);
    const whole = await finished(shop.candidate, id);
    // As if the hub had been stopped after the first files: while it runs it would go on at once.
    await cluster.hub.stop();
    const db = cluster.registry.app.get(DataSource, { strict: false });
    await db.query(
      `DELETE FROM hub.passport_export_file WHERE name > 'credentials/' OR name = 'README.txt'`,
    );
    await db.query(
      `UPDATE hub.passport_export SET state = 'running', finished_at = NULL, done = 2,
         cursor = (SELECT max(name COLLATE "C") FROM hub.passport_export_file WHERE name < 'cred')`,
    );
    await cluster.hub.start();
    const resumed = await finished(shop.candidate, id);
    expect(resumed).toMatchObject({ state: 'done', total: whole.total });
    expect((await unpacked(shop.candidate, id)).size).toBe(whole.total);

    const after = cluster.hub.app.get(DataSource, { strict: false });
    await after.query(
      `INSERT INTO passport_export (id, person_id, account_id, requested_at, state)
       VALUES (gen_random_uuid(), $1, gen_random_uuid(), now() - interval '1 day', 'running')`,
      [me.personId],
    );
    await eventually(async () => {
      const [row] = await after.query<{ state: string }[]>(
        "SELECT state FROM passport_export WHERE state = 'failed'",
      );
      return row;
    });
    expect(await finished(shop.candidate, (await start(shop.candidate)).id)).toMatchObject({
      state: 'done',
    });
  });
});

it('merges, for the person, links opened, evidence read, certificates and exports made', async () => {
  await openOffice({}, async ({ shop, anna }) => {
    const { credentialId } = await certified(shop, 1);
    const evidence = (await shop.candidate.get('/api/v1/experiences').expect(200)).body as {
      items: { evidence: { id: string }[] }[];
    };
    const item = evidence.items[0]?.evidence[0]?.id ?? '';
    await shop.candidate.get(`/api/v1/evidence/${item}`).expect(200);
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
    await shop.candidate
      .post(`/api/v1/credentials/${credentialId}/certificates`)
      .send({ expiresAt })
      .expect(201);
    const { id } = await start(shop.candidate);
    await finished(shop.candidate, id);
    await download(shop.candidate, id).expect(200);
    await anna.get('/api/v1/passport/accesses').expect(403);
    const { items, more } = (await shop.candidate.get('/api/v1/passport/accesses').expect(200))
      .body as Accesses;
    expect(more).toBe(false);
    expect(items.map(({ kind: what }) => what)).toEqual([
      'export-taken',
      'export-made',
      'certificate-made',
      'evidence-read',
    ]);
    expect(items[3]).toMatchObject({ evidenceId: item, as: 'candidate' });
    const colleague = await shop.assessor.get('/api/v1/passport/accesses').expect(200);
    expect(colleague.body).toEqual({ items: [], more: false });
  });
});
