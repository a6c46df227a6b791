import { randomUUID } from 'node:crypto';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/hash.js';
import { verifyInclusion } from '#ledger/inclusion-proof.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { newBody } from './new-body.js';
import {
  ledgerParts,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

const time = new Date('2026-11-23T10:00:00Z');

describeDatabases('ledger', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const close = async () => {
      await db.destroy();
      await drop();
    };
    return { db, close };
  }

  it('refuses to start with another origin, another key or a changed leaf', async () => {
    const { db, close } = await setup();
    try {
      const { options } = await startedLedger(db);
      const other = 'other.example/ledger';
      const start = (changed: typeof options) => ledgerParts(db, changed).start.openAndCheck();
      await expect(
        start({ ...options, origin: other, signers: [newSigner(other, 1)] }),
      ).rejects.toThrow('ledger.origin-mismatch');
      await expect(start({ ...options, signers: [newSigner(options.origin, 1)] })).rejects.toThrow(
        'ledger.key-mismatch',
      );
      await expect(start({ ...options, signers: [newSigner('x', 1)] })).rejects.toThrow(
        'ledger.key-mismatch',
      );
      await start(options);
      const { sequencer } = await startedLedger(db, options);
      await sequencer.tick();
      await db.query('ALTER TABLE ledger_leaf DISABLE TRIGGER USER');
      await db.query("UPDATE ledger_leaf SET entry = 'x', hash = sha256('\\x00'::bytea || 'x')");
      await expect(start(options)).rejects.toThrow('ledger.self-check-failed');
    } finally {
      await close();
    }
  });

  it('makes leaves of intents, the first of them ledger.opened, and proves each', async () => {
    const { db, close } = await setup();
    try {
      const { append, options, proofs, publisher, reader, sequencer } = await startedLedger(db);
      expect(await proofs.proofOf(randomUUID())).toEqual({ state: 'unknown' });
      const entries = someEntries(40);
      const ids = await append(entries);
      expect(await proofs.proofOf(ids[0]!)).toEqual({ state: 'pending' });
      expect(await sequencer.tick()).toBe(41);
      expect(await proofs.proofOf(ids[0]!)).toEqual({ state: 'pending' });
      expect(await proofs.waitFor(ids[0]!, 120)).toBe(false);
      expect(await publisher.tick()).toBe(1);
      expect(await proofs.waitFor(ids[0]!, 120)).toBe(true);
      const opened = parseLeaf((await reader.entries(0, 1))[0]!);
      expect(opened).toMatchObject({
        kind: 'public',
        event: { type: 'eu.guildmark.ledger.opened.v1', data: { origin: options.origin } },
      });
      const indices = new Set<number>();
      for (const [i, id] of ids.entries()) {
        const state = await proofs.proofOf(id, 'aGk=');
        if (state.state !== 'published') throw new Error(state.state);
        const { index, hashes, checkpoint, extra } = parseTlogProof(state.proof);
        const { size, root } = openCheckpoint(checkpoint, options.signers[0].verifier).checkpoint;
        const hash = leafHash(entries[i]!);
        expect(verifyInclusion({ index, size, leafHash: hash, proof: hashes, root })).toBe(true);
        expect(extra).toBe('aGk=');
        indices.add(index);
      }
      expect(indices.size).toBe(40);
      // 40 entries left in their order by chance once in 40! times
      const stored = await reader.entries(1, 41);
      expect(stored.map((entry) => entry.toString('hex'))).not.toEqual(
        entries.map((entry) => entry.toString('hex')),
      );
      expect(await checkLedger(db)).toEqual({ size: 41, published: 41, queued: 0 });
      expect(await db.query('SELECT start_index, end_index FROM federation_outbox')).toEqual([
        { start_index: '0', end_index: '41' },
      ]);
    } finally {
      await close();
    }
  });

  it('gives the same proof, and so the same time, however late it is fetched', async () => {
    const { db, close } = await setup();
    try {
      const { append, proofs, publisher, sequencer } = await startedLedger(db);
      const [id] = await append(someEntries(1));
      await sequencer.tick();
      await publisher.tick();
      const early = await proofs.proofOf(id!);
      await append(someEntries(5));
      await sequencer.tick();
      expect(await publisher.tick()).toBe(1);
      expect(early.state).toBe('published');
      expect(await proofs.proofOf(id!)).toEqual(early);
    } finally {
      await close();
    }
  });

  it('shows no tile, bundle or body beyond the published size', async () => {
    const { db, close } = await setup();
    try {
      const { append, intents, publisher, reader, sequencer } = await startedLedger(db);
      await append(someEntries(299));
      await sequencer.tick();
      await publisher.tick();
      const body = newBody('text/plain', Buffer.from('why'), Buffer.alloc(32, 7));
      await inTransaction(db, (m) =>
        intents.appendEvent(m, {
          type: 'eu.guildmark.proposal.submitted.v1',
          schema: 'events/proposal.submitted/1.0',
          subject: 'p',
          data: {
            proposalId: randomUUID(),
            kind: 'map',
            fromVersionUri: 'https://a.example/1',
            toVersionUri: 'https://b.example/1',
            relation: 'close',
            rationale: body.reference,
          },
          bodies: [body],
          time,
        }),
      );
      await append(someEntries(300, 1000));
      await sequencer.tick();
      const tile = (level: number, index: number, width: number) =>
        reader.tile({ kind: 'tile', level, index, width });
      const notPublished = expect.objectContaining({ code: 'ledger.not-published' }) as unknown;
      expect(await reader.publishedSize()).toBe(300);
      for (const [level, index, width] of [
        [0, 1, 45],
        [0, 1, 256],
        [1, 0, 2],
        [2, 0, 1],
        [63, 0, 1],
      ] as const)
        await expect(tile(level, index, width)).rejects.toEqual(notPublished);
      await expect(reader.tile({ kind: 'entries', level: 0, index: 1, width: 45 })).rejects.toEqual(
        notPublished,
      );
      expect(await reader.publishedBody(body.reference.sha256)).toBeUndefined();
      const [full, partial] = [await tile(0, 0, 256), await tile(0, 1, 44)];
      expect([full.length, partial.length, (await tile(1, 0, 1)).length]).toEqual([8192, 1408, 32]);
      await publisher.tick();
      expect((await tile(0, 1, 256)).subarray(0, 1408).equals(partial)).toBe(true);
      expect((await reader.publishedBody(body.reference.sha256))?.bytes).toEqual(body.bytes);
      expect(await reader.bodiesOf(300, 601)).toHaveLength(1);
      await checkLedger(db);
    } finally {
      await close();
    }
  });

  it('refuses an event that does not fit, and queues nothing of it', async () => {
    const { db, close } = await setup();
    try {
      const { intents } = await startedLedger(db);
      const data = { url: 'https://a.example/1', sha256: 'zz', seq: 1, ttl: 60 };
      const event = {
        type: 'eu.guildmark.statuslist.published.v1',
        schema: 'events/statuslist.published/1.0' as const,
        subject: 's',
        time,
      };
      const append = (...args: Parameters<typeof intents.appendEvent>[1][]) =>
        inTransaction(db, (m) => intents.appendEvent(m, args[0]!));
      const invalid = expect.objectContaining({ code: 'ledger.leaf-invalid' }) as unknown;
      await expect(append({ ...event, data })).rejects.toEqual(invalid);
      const good = { ...data, sha256: '0'.repeat(64) };
      const stray = newBody('text/plain', Buffer.from('x'), Buffer.alloc(32));
      await expect(append({ ...event, data: good, bodies: [stray] })).rejects.toEqual(invalid);
      await expect(append({ ...event, data: good, subject: '' })).rejects.toEqual(invalid);
      const address = 'ada.rossi@sole.example';
      await expect(append({ ...event, data: good, subject: address })).rejects.toEqual(invalid);
      const named = { ...good, url: `https://a.example/${address}` };
      await expect(append({ ...event, data: named })).rejects.toEqual(invalid);
      await expect(
        inTransaction(db, (m) =>
          intents.append(m, { id: randomUUID(), entry: Buffer.alloc(180_225), isPublic: true }),
        ),
      ).rejects.toEqual(invalid);
      expect(() => newBody('text/plain', Buffer.alloc(131_041), Buffer.alloc(32))).toThrow(
        'body.too-large',
      );
      expect((await checkLedger(db)).queued).toBe(1);
    } finally {
      await close();
    }
  });

  it('refuses intents when 100,000 wait, and when it is read-only', async () => {
    const { db, close } = await setup();
    try {
      const { append, state } = await startedLedger(db);
      await db.query(
        `WITH i AS (INSERT INTO ledger_intent (id, log_id, entry, public)
           SELECT gen_random_uuid(), 1, '\\x0100'::bytea, false FROM generate_series(2, 100000)
           RETURNING id)
         INSERT INTO ledger_queue (intent_id) SELECT id FROM i`,
      );
      await expect(append(someEntries(1))).rejects.toMatchObject({ code: 'ledger.queue-full' });
      state.makeReadOnly('a test');
      await expect(append(someEntries(1))).rejects.toMatchObject({ code: 'ledger.read-only' });
      expect(state.health()).toEqual({ state: 'read-only', reason: 'a test' });
    } finally {
      await close();
    }
  });

  it('never doubles or loses an intent with two sequencers and two publishers', async () => {
    const { db, close } = await setup();
    try {
      const one = await startedLedger(db);
      const two = await startedLedger(db, one.options);
      for (let round = 0; round < 6; round++) {
        await Promise.all([
          one.append(someEntries(150, round * 1000)),
          one.sequencer.tick(),
          two.sequencer.tick(),
          one.publisher.tick(),
          two.publisher.tick(),
          two.append(someEntries(150, round * 1000 + 500)),
        ]);
      }
      await one.sequencer.tick();
      await two.publisher.tick();
      expect(await checkLedger(db)).toEqual({ size: 1801, published: 1801, queued: 0 });
      expect([one.state.readOnly, two.state.readOnly]).toEqual([undefined, undefined]);
    } finally {
      await close();
    }
  });

  it('cuts publications at sizes that fit one segment', async () => {
    const { db, close } = await setup();
    try {
      const { append, publisher, sequencer } = await startedLedger(db);
      await append(Array.from({ length: 8 }, (_, i) => Buffer.alloc(60_000, i + 1)));
      expect(await sequencer.tick()).toBe(9);
      // three of 60,000 bytes fit, or two and the first leaf
      expect(await publisher.tick()).toBe(3);
      const rows = await db.query<{ n: string }[]>(
        'SELECT end_index - start_index AS n FROM federation_outbox ORDER BY seq',
      );
      expect(rows.map(({ n }) => n)).toEqual(['3', '3', '3']);
      await checkLedger(db);
    } finally {
      await close();
    }
  });
});
