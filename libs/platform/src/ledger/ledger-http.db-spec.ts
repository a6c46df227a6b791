import 'reflect-metadata';
import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { openCheckpoint, signCheckpoint } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { emptyFrontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { parseBundle } from '#ledger/tile-layout.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { until } from '../../../../test/support/until.js';
import { ClockModule } from '../clock.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { inTransaction } from '../database/in-transaction.js';
import { adapter } from '../http/adapter.js';
import { configureApp } from '../http/configure-app.js';
import { TRUSTED_LOGS, type TrustedLogs } from '../witness/trusted-logs.js';
import { WitnessModule } from '../witness/witness.module.js';
import { LedgerIntents } from './ledger-intents.js';
import type { LedgerOptions } from './ledger-options.js';
import { LedgerProofs } from './ledger-proofs.js';
import { LedgerState } from './ledger-state.js';
import { LedgerModule } from './ledger.module.js';
import { ledgerMigrations } from './migrations/ledger-migrations.js';
import { newBody } from './new-body.js';
import {
  ledgerOptions,
  ledgerParts,
  newSigner,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { waitForAnswersOf } from './testing/wait-for-answers.js';

const bodyLimit = 1_048_576;
const tables = { entities: [], migrations: ledgerMigrations };

/** A witness over HTTP in schema `registry`, and the options of a hub in schema `hub` that needs it. */
async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const apps: NestFastifyApplication[] = [];
  const witnessSigner = newSigner('registry.example/witness', 4);
  const open = ledgerOptions();
  const logs: TrustedLogs = {
    keysOf: (origin) =>
      Promise.resolve(
        origin === open.origin ? [{ key: open.signers[0].verifier, fromSize: 0 }] : undefined,
      ),
  };
  const start = async (imports: Parameters<typeof Test.createTestingModule>[0]['imports']) => {
    const module = await Test.createTestingModule({ imports: imports ?? [] }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(adapter(bodyLimit), {
      logger: false,
    });
    apps.push(app);
    await configureApp(app, { product: 'test', ratePerMinute: 100_000, bodyLimit });
    await app.listen(0, '127.0.0.1');
    return { app, url: await app.getUrl() };
  };
  const witness = await start([
    ClockModule,
    DatabaseModule.with(database, 'registry', tables),
    WitnessModule.with({
      signer: witnessSigner,
      logs: { provide: TRUSTED_LOGS, useValue: logs },
    }),
  ]);
  const policy = (url: string) =>
    `witness registry ${formatVerifierKey(witnessSigner.verifier)} ${url}\nquorum registry\n`;
  waitForAnswersOf(`${witness.url}/`);
  // No heartbeat: it would change the note between two looks, once a minute.
  const cadence = { ...open.cadence, heartbeatS: 0 };
  const options: LedgerOptions = { ...open, cadence, policy: policy(witness.url) };
  const startHub = (changed = options) =>
    start([ClockModule, DatabaseModule.with(database, 'hub', tables), LedgerModule.with(changed)]);
  const close = async () => {
    for (const app of apps.reverse()) await app.close();
    await drop();
  };
  return { close, options, policy, startHub, witness, witnessSigner };
}

describeDatabases('ledger over HTTP', (kind) => {
  it('sequences, has cosigned, publishes and serves by itself', async () => {
    const { close, options, startHub, witnessSigner } = await setup(kind);
    try {
      const { app, url } = await startHub();
      const db = app.get(DataSource);
      const intents = app.get(LedgerIntents);
      const body = newBody('text/plain', Buffer.from('why'), Buffer.alloc(32, 7));
      const id = await inTransaction(db, (m) =>
        intents.appendEvent(m, {
          type: 'eu.guildmark.evidence.published.v1',
          schema: 'events/evidence.published/1.0',
          subject: 'x',
          data: {
            contradictionId: '01890000-0000-7000-8000-00000000dead',
            kind: 1,
            origin: 'x',
            size: '1',
            rootA: `${'A'.repeat(43)}=`,
            rootB: `${'B'.repeat(43)}=`,
            notes: body.reference,
          },
          bodies: [body],
          time: new Date(),
        }),
      );
      expect(await app.get(LedgerProofs).waitFor(id, 120_000)).toBe(true);

      const get = (path: string) => fetch(`${url}/ledger/${path}`);
      const checkpoint = await get('checkpoint');
      expect(checkpoint.status).toBe(200);
      expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(checkpoint.headers.get('cache-control')).toBe('max-age=2');
      expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*');
      const { note, checkpoint: tree } = openCheckpoint(
        await checkpoint.text(),
        options.signers[0].verifier,
      );
      expect(cosignaturesOf(note, [witnessSigner.verifier])).toHaveLength(1);
      expect(tree.size).toBe(2);

      const bundle = await get('tile/entries/000.p/2');
      expect(bundle.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const entries = parseBundle(Buffer.from(await bundle.arrayBuffer()), 2);
      const hashes = entries.map((entry) => leafHash(entry));
      expect(rootOf(growTree(emptyFrontier, hashes).frontier)).toEqual(tree.root);
      const tile = Buffer.from(await (await get('tile/0/000.p/2')).arrayBuffer());
      expect(tile).toEqual(Buffer.concat(hashes));

      for (const path of [
        'tile/0/000.p/3',
        'tile/0/000',
        'tile/0/0',
        'tile/0/000.p/02',
        'tile/1/000.p/1',
        'tile/64/000',
        'tile/entries/001.p/1',
        'tile/nothing',
      ]) {
        const refused = await get(path);
        expect([path, refused.status]).toEqual([path, 404]);
        expect(await refused.json()).toMatchObject({ code: 'ledger.not-published' });
      }
      // fetch asks for gzip by itself and unpacks it; a reader who does not ask gets plain bytes
      expect(bundle.headers.get('content-encoding')).toBe('gzip');
      expect(bundle.headers.get('vary')).toContain('accept-encoding');
      const plain = await fetch(`${url}/ledger/tile/entries/000.p/2`, {
        headers: { 'accept-encoding': 'identity' },
      });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(parseBundle(Buffer.from(await plain.arrayBuffer()), 2)).toEqual(entries);
      expect((await get('tile/0/000.p/2')).headers.get('content-encoding')).toBeNull();
      const etag = checkpoint.headers.get('etag') ?? '';
      const known = await fetch(`${url}/ledger/checkpoint`, { headers: { 'if-none-match': etag } });
      expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([
        304,
        '',
        etag,
      ]);
      for (const path of ['checkpoint', 'tile/0/000.p/2', 'tile/entries/000.p/2']) {
        const head = await fetch(`${url}/ledger/${path}`, { method: 'HEAD' });
        expect([path, head.status, await head.text()]).toEqual([path, 200, '']);
      }

      const { sha256 } = body.reference;
      expect(Buffer.from(await (await get(`body/${sha256}`)).arrayBuffer())).toEqual(body.bytes);
      expect((await get(`body/${sha256.toUpperCase()}`)).status).toBe(404);
      expect((await get(`body/${'0'.repeat(64)}`)).status).toBe(404);
      await db.query('UPDATE ledger_body SET bytes = NULL, erased_at = now()');
      expect((await get(`body/${sha256}`)).status).toBe(410);
      expect(await checkLedger(db)).toEqual({ size: 2, published: 2, queued: 0 });
      expect(app.get(LedgerState).health()).toEqual({ state: 'writing' });
    } finally {
      await close();
    }
  });

  it('answers the witness routes in plain text', async () => {
    const { close, options, witness } = await setup(kind);
    try {
      const post = (text: string) =>
        fetch(`${witness.url}/add-checkpoint`, {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: text,
        });
      const root = growTree(emptyFrontier, [leafHash(Buffer.from('a'))]).root;
      const note = signCheckpoint({ origin: options.origin, size: 1, root }, options.signers[0]);
      for (const [text, status, type] of [
        ['nothing', 400, 'text/plain; charset=utf-8'],
        ['x'.repeat(200_000), 413, 'text/plain; charset=utf-8'],
        [formatAddCheckpoint({ oldSize: 1, proof: [], note }), 409, 'text/x.tlog.size'],
        [formatAddCheckpoint({ oldSize: 0, proof: [], note }), 200, 'text/plain; charset=utf-8'],
      ] as const) {
        const answer = await post(text);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
      }
      const hash = createHash('sha256').update(options.origin).digest('hex');
      const kept = await fetch(`${witness.url}/witness/${hash}/checkpoint`);
      expect(kept.status).toBe(200);
      expect((await kept.text()).startsWith(note)).toBe(true);
    } finally {
      await close();
    }
  });

  it('is read-only when the witness knows more, or another root, than the ledger holds', async () => {
    const { close, options, startHub, witness } = await setup(kind);
    try {
      const leaves = someEntries(9).map((entry) => leafHash(entry));
      const cosigned = async (oldSize: number, size: number) => {
        const { root } = growTree(emptyFrontier, leaves.slice(0, size));
        const note = signCheckpoint({ origin: options.origin, size, root }, options.signers[0]);
        const answer = await fetch(`${witness.url}/add-checkpoint`, {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: formatAddCheckpoint({ oldSize, proof: [], note }),
        });
        expect(answer.status).toBe(200);
      };
      await cosigned(0, 9);
      const { app } = await startHub();
      const state = app.get(LedgerState);
      const db = app.get(DataSource);
      await until(() => state.readOnly !== undefined);
      expect(state.readOnly).toMatch(/^registry knows size 9, the ledger has 0; no mirror has /);
      expect(state.readOnly).toContain('open its successor');
      await expect(
        inTransaction(db, (m) =>
          app
            .get(LedgerIntents)
            .append(m, { id: crypto.randomUUID(), entry: Buffer.from('x'), isPublic: true }),
        ),
      ).rejects.toMatchObject({ code: 'ledger.read-only' });
      expect(await checkLedger(db)).toEqual({ size: 0, published: 0, queued: 1 });

      // the same size with other leaves: an old backup that went its own way
      const parts = ledgerParts(db, { ...options, policy: 'quorum none' });
      await parts.start.passGuard();
      await parts.append(someEntries(12, 500));
      await parts.sequencer.tick();
      const again = ledgerParts(db, options);
      await again.start.passGuard();
      expect(again.state.readOnly).toBe('registry knows another root at size 9');
      expect([await again.sequencer.tick(), await again.publisher.tick()]).toEqual([0, 0]);
    } finally {
      await close();
    }
  });

  it('waits while the witness is away, and goes on with identical bytes after a crash', async () => {
    const { close, options, policy, startHub, witness } = await setup(kind);
    try {
      const { app } = await startHub({ ...options, policy: policy('http://127.0.0.1:65535') });
      const db = app.get(DataSource);
      const state = app.get(LedgerState);
      // nothing was asked of the witness yet, so nothing is written
      expect(state.health()).toEqual({ state: 'waiting-for-witnesses' });
      const away = await startedLedger(db, {
        ...options,
        policy: policy('http://127.0.0.1:65535'),
      });
      expect(await away.sequencer.tick()).toBe(0);
      away.state.passGuard();
      expect([await away.sequencer.tick(), await away.publisher.tick()]).toEqual([1, 0]);
      const notes = () => db.query<{ note: string }[]>('SELECT note FROM ledger_checkpoint');
      const [signed] = await notes();
      await away.append(someEntries(3));
      await away.sequencer.tick();
      // the process dies here: signed, not cosigned, and the log has grown since
      const back = await startedLedger(db, options);
      expect(await back.publisher.tick()).toBe(2);
      const [first, second, ...more] = await notes();
      expect([first, more]).toEqual([signed, []]);
      expect(second?.note.split('\n')[1]).toBe('4');
      const published = await db.query<{ size: string; note: string }[]>(
        'SELECT size, note FROM ledger_publication ORDER BY size',
      );
      expect(published.map(({ size }) => size)).toEqual(['1', '4']);
      expect(published[0]?.note.startsWith(signed?.note ?? '?')).toBe(true);
      expect(await checkLedger(db)).toEqual({ size: 4, published: 4, queued: 0 });

      // cosigned but not published: the witness is asked again about the same root
      await back.append(someEntries(1, 50));
      await back.sequencer.tick();
      const blind = ledgerParts(db, { ...options, policy: policy('http://127.0.0.1:65535') });
      blind.state.passGuard();
      await blind.publisher.tick();
      const [, , third] = await notes();
      const answer = await fetch(`${witness.url}/add-checkpoint`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: formatAddCheckpoint({
          oldSize: 4,
          proof: [leafHash((await back.reader.entries(4, 5))[0]!)],
          note: third?.note ?? '',
        }),
      });
      expect(answer.status).toBe(200);
      const last = await startedLedger(db, options);
      expect(await last.publisher.tick()).toBe(1);
      expect(await checkLedger(db)).toEqual({ size: 5, published: 5, queued: 0 });
    } finally {
      await close();
    }
  });
});
