import 'reflect-metadata';
import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { openCheckpoint, parseCheckpointBody } from '#ledger/checkpoint.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { emptyRoot } from '#ledger/hash.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { Clock } from '../clock.js';
import { ClockModule } from '../clock.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { adapter } from '../http/adapter.js';
import { configureApp } from '../http/configure-app.js';
import { FrozenClock, newSigner } from '../ledger/testing/ledger-under-test.js';
import { ledgerMigrations } from '../ledger/migrations/ledger-migrations.js';
import { testLog } from './testing/test-log.js';
import { TRUSTED_LOGS } from './trusted-logs.js';
import { WitnessModule } from './witness.module.js';

const TEXT = 'text/plain; charset=utf-8';
const bodyLimit = 1_048_576;

/** A witness over HTTP that knows one log; the clock stands still until a test moves it. */
async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const clock = new FrozenClock();
  const signer = newSigner('registry.example/witness', 4);
  const log = testLog(newSigner('hub.example/ledger', 1));
  const { name: origin } = log.signer.verifier;
  const keysOf = (name: string) =>
    Promise.resolve(name === origin ? [log.signer.verifier] : undefined);
  const module = await Test.createTestingModule({
    imports: [
      ClockModule,
      DatabaseModule.with(database, 'registry', { entities: [], migrations: ledgerMigrations }),
      WitnessModule.with({ signer, logs: { provide: TRUSTED_LOGS, useValue: { keysOf } } }),
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(adapter(bodyLimit), {
    logger: false,
  });
  await configureApp(app, { product: 'test', ratePerMinute: 1_000_000, bodyLimit });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    // bytes: fetch then sends no content type, as Go clients do
    const bytes = Uint8Array.from(Buffer.from(body));
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: bytes, headers });
    const { status } = answer;
    return { status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const db = app.get(DataSource);
  const evidence = () =>
    db.query<{ kind: number; note_a: string }[]>('SELECT kind, note_a FROM ledger_evidence');
  const hash = createHash('sha256').update(origin).digest('hex');
  const kept = async () => (await fetch(`${url}/witness/${hash}/checkpoint`)).text();
  const close = async () => {
    await app.close();
    await drop();
  };
  return { clock, close, db, evidence, kept, log, origin, post, signer, url };
}

describeDatabases('I9 add-checkpoint over HTTP', (kind) => {
  it('answers by the first row of the table that applies, whatever else is wrong', async () => {
    const { clock, close, evidence, kept, log, origin, post } = await setup(kind);
    try {
      const stranger = testLog(newSigner('other.example/ledger', 1));
      const impostor = testLog(newSigner(origin, 1), 900);
      const line = `${emptyRoot().toString('base64')}\n`;
      const spoil = (note: string) => note.replace(/\n(\d+)\n/, (_, n) => `\n${Number(n) + 1}\n`);
      const extended = (note: string) => note.replace('\n\n', '\nextension\n\n');
      const huge = (text: string) => text + 'x'.repeat(131_073 - Buffer.byteLength(text));

      expect((await post(await log.body(0, 5))).status).toBe(200);
      const proofs5to9 = (await log.proof(5, 9)).map((h) => `${h.toString('base64')}\n`).join('');
      const ask = (oldSize: number, lines: string, note: string) =>
        `old ${oldSize}\n${lines}\n${note}`;

      for (const [what, body, status] of [
        ['1: too long and malformed', huge('nothing'), 413],
        ['1: too long and otherwise right', huge(await log.body(5, 9)), 413],
        ['2: as long as allowed and malformed', 'x'.repeat(131_072), 400],
        ['2: nothing', '', 400],
        [
          '2: bytes that are no text',
          Buffer.concat([Buffer.from(ask(5, '', '')), Buffer.of(0xff)]),
          400,
        ],
        ['2: 64 lines, unknown origin', ask(7, line.repeat(64), stranger.note(3)), 400],
        ['2: extension line, unknown origin', ask(7, '', extended(stranger.note(3))), 400],
        ['2: extension line, known origin', ask(5, proofs5to9, extended(log.note(9))), 400],
        ['2: leading zero', ask(5, '', log.note(9)).replace('old 5', 'old 05'), 400],
        ['2: no empty line', ask(5, proofs5to9.trimEnd(), log.note(9)).replace('\n\n', '\n'), 400],
        [
          '3: unknown origin, bad signature, old above size',
          ask(9, line, spoil(stranger.note(3))),
          404,
        ],
        ['4: bad signature, old above size', ask(9, line, spoil(log.note(3))), 403],
        ['4: key of nobody, other size', ask(4, line, impostor.note(9)), 403],
        ['5: old above size, other than stored', ask(9, line, log.note(3)), 400],
        ['6: other size, 63 lines that prove nothing', ask(4, line.repeat(63), log.note(9)), 409],
        ['6: other size, size 0 with a root', ask(0, '', log.note(0, log.rootOf(3))), 409],
        ['8: another root', ask(5, proofs5to9, log.note(9, log.rootOf(8))), 422],
        ['8: 63 lines that prove nothing', ask(5, line.repeat(63), log.note(9)), 422],
        ['8: the same size, another root', ask(5, '', log.note(5, log.rootOf(4))), 422],
        ['8: the same size with a proof', ask(5, line, log.note(5)), 422],
        ['200: the same again', ask(5, '', log.note(5)), 200],
      ] as const) {
        const answer = await post(body);
        expect([what, answer.status]).toEqual([what, status]);
        const other = status === 409 ? ['text/x.tlog.size', '5\n'] : [TEXT, answer.text];
        expect([what, answer.type, answer.text]).toEqual([what, ...other]);
      }
      expect((await evidence()).map(({ kind: weight }) => weight).sort()).toEqual(
        [1, 1, 3, 3].sort(),
      );

      clock.advance(-301);
      for (const [what, body, status] of [
        ['8 before 9', ask(5, '', log.note(9)), 422],
        ['6 before 9', ask(4, '', log.note(9)), 409],
        ['9', ask(5, proofs5to9, log.note(9)), 503],
        ['9 for the same size too', ask(5, '', log.note(5)), 503],
      ] as const)
        expect([what, (await post(body)).status]).toEqual([what, status]);
      expect((await kept()).split('\n')[1]).toBe('5');
      clock.advance(1);
      expect((await post(ask(5, proofs5to9, log.note(9)))).status).toBe(200);
    } finally {
      await close();
    }
  });

  it('cosigns size 0 with the empty root only, and goes on from there', async () => {
    const { close, evidence, log, post } = await setup(kind);
    try {
      const at = (size: number, root?: Buffer) =>
        formatAddCheckpoint({ oldSize: 0, proof: [], note: log.note(size, root) });
      expect((await post(at(0, log.rootOf(1)))).status).toBe(422);
      const proof = await log.proof(1, 2);
      const withProof = formatAddCheckpoint({ oldSize: 0, proof, note: log.note(2) });
      expect((await post(withProof)).status).toBe(422);
      expect(await evidence()).toHaveLength(2);
      for (const size of [0, 0, 3]) expect((await post(at(size))).status).toBe(200);
      expect(await post(at(4))).toMatchObject({ status: 409, text: '3\n' });
    } finally {
      await close();
    }
  });

  it('takes any content type, and answers in plain text', async () => {
    const { close, log, post } = await setup(kind);
    try {
      for (const type of ['text/plain', 'application/octet-stream', 'application/json', 'a/b; c']) {
        const body = formatAddCheckpoint({ oldSize: 9, proof: [], note: log.note(9) });
        expect(await post(body, { 'content-type': type })).toMatchObject({ status: 409 });
      }
    } finally {
      await close();
    }
  });

  it('keeps the same evidence once and never fills the disk', async () => {
    const { close, evidence, log, post } = await setup(kind);
    try {
      expect((await post(await log.body(0, 5))).status).toBe(200);
      const fork = (i: number) =>
        formatAddCheckpoint({ oldSize: 5, proof: [], note: log.note(5, log.hashes[i]) });
      const same = await Promise.all(Array.from({ length: 20 }, () => post(fork(0))));
      expect(new Set(same.map(({ status }) => status))).toEqual(new Set([422]));
      expect(await evidence()).toHaveLength(1);
      for (let i = 1; i < 80; i++) expect((await post(fork(i))).status).toBe(422);
      expect(await evidence()).toHaveLength(64);
    } finally {
      await close();
    }
  });

  it('never gives two cosignatures that contradict, however many ask at once', async () => {
    const { clock, close, kept, log, post, signer } = await setup(kind);
    try {
      const fork = testLog(log.signer, 500);
      const branches = [log, fork];
      const given: { size: number; root: string; time: number }[] = [];
      let stored = 0;
      for (let round = 0; round < 8; round++) {
        const asked = Array.from({ length: 24 }, (_, i) => ({
          branch: branches[i % 2]!,
          size: stored + 1 + Math.floor(i / 4),
        }));
        const answers = await Promise.all(
          asked.map(async ({ branch, size }) => post(await branch.body(stored, size))),
        );
        for (const [i, { status, text }] of answers.entries()) {
          expect([200, 409, 422]).toContain(status);
          if (status !== 200) continue;
          const { branch, size } = asked[i]!;
          const [own] = cosignaturesOf(parseSignedNote(branch.note(size) + text), [
            signer.verifier,
          ]);
          given.push({ size, root: branch.rootOf(size).toString('hex'), time: own?.time ?? 0 });
        }
        clock.advance(round % 3 === 0 ? -40 : 25);
        stored = Number((await kept()).split('\n')[1]);
      }
      expect(given.length).toBeGreaterThanOrEqual(8);
      // all of one history: the branch of the first cosignature, and one root for each size
      const won = branches.find(
        (b) => b.rootOf(given[0]!.size).toString('hex') === given[0]!.root,
      )!;
      for (const { size, root } of given) expect(root).toBe(won.rootOf(size).toString('hex'));
      expect(parseCheckpointBody(parseSignedNote(await kept()).text).root).toEqual(
        won.rootOf(stored),
      );
      const times = given.sort((a, b) => a.size - b.size).map(({ time }) => time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    } finally {
      await close();
    }
  });

  it('has the answer when it was lost between storing and replying', async () => {
    const { close, db, kept, log, post } = await setup(kind);
    try {
      const query = db.query.bind(db);
      const dies = (when: 'before' | 'after') => {
        db.query = (async (sql: string, ...rest: unknown[]) => {
          if (!sql.includes('INSERT INTO witness_state'))
            return (await query(sql, ...(rest as [never]))) as unknown;
          if (when === 'after') await query(sql, ...(rest as [never]));
          throw new Error('died');
        }) as never;
      };
      dies('before');
      expect((await post(await log.body(0, 5))).status).toBe(500);
      db.query = query;
      expect(await kept()).toBe('never cosigned\n');

      dies('after');
      expect((await post(await log.body(0, 5))).status).toBe(500);
      db.query = query;
      // the log does not know: it asks again as before, is told the size, and gets its line
      expect(await post(await log.body(0, 5))).toMatchObject({ status: 409, text: '5\n' });
      const again = await post(await log.body(5, 5));
      expect(again.status).toBe(200);
      const { checkpoint } = openCheckpoint(log.note(5) + again.text, log.signer.verifier);
      expect(checkpoint).toMatchObject({ size: 5, root: log.rootOf(5) });
      expect((await post(await log.body(5, 5, log.note(5, log.rootOf(4))))).status).toBe(422);
    } finally {
      await close();
    }
  });
});
