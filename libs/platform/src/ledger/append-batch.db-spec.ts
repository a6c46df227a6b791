import { describeDatabases } from '../../../../test/support/databases.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { appendBatch, type Batch } from './append-batch.sql.js';
import { findLog, openLog } from './open-log.sql.js';
import { openLedgerDatabase, someEntries } from './testing/ledger-under-test.js';
import { inTransaction } from '../database/in-transaction.js';

describeDatabases('appendBatch', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const logId = await inTransaction(db, (m) =>
      openLog(m, {
        origin: 'other.example/ledger',
        kind: 'mirror',
        verifierKey: 'other.example/ledger+00000000+AAAA',
        openedAt: new Date('2026-11-23T10:00:00Z'),
      }),
    );
    const batch = (from: typeof emptyFrontier, count: number): Batch => {
      const entries = someEntries(count, from.size);
      const leaves = entries.map((entry) => ({ entry, hash: leafHash(entry) }));
      const { frontier, nodes } = growTree(
        from,
        leaves.map(({ hash }) => hash),
      );
      return { logId, fromSize: from.size, frontier, leaves, nodes };
    };
    const close = async () => {
      await db.destroy();
      await drop();
    };
    return { db, logId, batch, close };
  }

  it('gives a mirror an id from 2 and finds it by its origin', async () => {
    const { db, logId, close } = await setup();
    try {
      expect(logId).toBe(2);
      expect(await findLog(db, 'other.example/ledger')).toMatchObject({ logId: 2 });
      expect(await findLog(db, 'nobody.example/ledger')).toBeUndefined();
    } finally {
      await close();
    }
  });

  it('fences the second writer from the same size, which writes nothing', async () => {
    const { db, batch, close } = await setup();
    try {
      const both = [batch(emptyFrontier, 3), batch(emptyFrontier, 5)];
      const outcomes = await Promise.all(both.map((b) => appendBatch(db, b)));
      expect([...outcomes].sort()).toEqual(['fenced', 'won']);
      await checkLedger(db);
      const [row] = await db.query<{ n: string }[]>('SELECT count(*) AS n FROM ledger_leaf');
      expect(row?.n).toBe(outcomes[0] === 'won' ? '3' : '5');
    } finally {
      await close();
    }
  });

  it('refuses a wrong hash, a batch of nothing and a batch that does not reach its size', async () => {
    const { db, batch, close } = await setup();
    try {
      const good = batch(emptyFrontier, 2);
      const [first, second] = good.leaves;
      const bad = { ...good, leaves: [first!, { ...second!, hash: first!.hash }] };
      await expect(appendBatch(db, bad)).rejects.toThrow('ledger_leaf_check');
      await expect(appendBatch(db, { ...good, leaves: [] })).rejects.toThrow('does not grow');
      await expect(appendBatch(db, { ...good, leaves: [first!] })).rejects.toThrow('does not grow');
      await checkLedger(db);
      expect(await appendBatch(db, good)).toBe('won');
    } finally {
      await close();
    }
  });

  it('gives the same leaves, nodes and full tiles whatever the batches', async () => {
    const { db, batch, close } = await setup();
    try {
      let from = emptyFrontier;
      for (const count of [1, 254, 1, 1, 300, 700, 35]) {
        const next = batch(from, count);
        expect(await appendBatch(db, next)).toBe('won');
        from = next.frontier;
        await checkLedger(db);
      }
      const [row] = await db.query<{ n: string }[]>('SELECT count(*) AS n FROM ledger_tile');
      expect(row?.n).toBe('5');
    } finally {
      await close();
    }
  });

  it('I14 triggers refuse UPDATE, DELETE and TRUNCATE of every table that only grows', async () => {
    const { db, close } = await setup();
    try {
      for (const [table, column] of [
        ['ledger_leaf', 'entry'],
        ['ledger_node', 'hash'],
        ['ledger_tile', 'data'],
        ['ledger_batch', 'root'],
        ['ledger_intent', 'entry'],
        ['ledger_checkpoint', 'note'],
        ['ledger_evidence', 'detail'],
      ])
        for (const sql of [
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ])
          await expect(db.query(sql)).rejects.toThrow(`${table} is refused: it only grows`);
    } finally {
      await close();
    }
  });

  it('I14 triggers let the head only grow and keep logs, heads, publications, bodies and witness states', async () => {
    const { db, batch, close } = await setup();
    try {
      await appendBatch(db, batch(emptyFrontier, 3));
      await expect(db.query('UPDATE ledger_head SET size = 2')).rejects.toThrow('it only grows');
      await expect(db.query('UPDATE ledger_head SET size = 3')).rejects.toThrow('it only grows');
      await expect(db.query("UPDATE ledger_log SET origin = 'x'")).rejects.toThrow('it only grows');
      for (const table of ['ledger_log', 'ledger_head', 'ledger_publication', 'ledger_body'])
        await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow('it only grows');
      await expect(db.query('DELETE FROM witness_state')).rejects.toThrow('it only grows');
    } finally {
      await close();
    }
  });
});
