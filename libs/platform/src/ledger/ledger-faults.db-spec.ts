import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { appendBatch } from './append-batch.sql.js';
import {
  ledgerOptions,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { waitForAnswersOf } from './testing/wait-for-answers.js';

describeDatabases('ledger faults', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const close = async () => {
      await db.destroy();
      await drop();
    };
    return { db, close };
  }

  it('signs nothing over changed leaves and becomes read-only', async () => {
    const { db, close } = await setup();
    try {
      const { append, publisher, sequencer, state } = await startedLedger(db);
      await append(someEntries(5));
      await sequencer.tick();
      await db.query('ALTER TABLE ledger_leaf DISABLE TRIGGER USER');
      await db.query(
        "UPDATE ledger_leaf SET entry = 'x', hash = sha256('\\x00'::bytea || 'x') WHERE idx = 2",
      );
      expect(await publisher.tick()).toBe(0);
      expect(state.readOnly).toContain('do not give the root');
      expect(await db.query('SELECT 1 FROM ledger_checkpoint')).toEqual([]);
    } finally {
      await close();
    }
  });

  it('undoes a batch whose intent was no longer queued', async () => {
    const { db, close } = await setup();
    try {
      await startedLedger(db);
      const [intent] = await db.query<{ id: string; entry: Buffer }[]>(
        'SELECT id, entry FROM ledger_intent',
      );
      await db.query('DELETE FROM ledger_queue');
      const { id, entry } = intent!;
      const hash = leafHash(entry);
      const { frontier, nodes } = growTree(emptyFrontier, [hash]);
      const leaves = [{ entry, hash, intentId: id }];
      await expect(
        appendBatch(db, { logId: 1, fromSize: 0, frontier, leaves, nodes }),
      ).rejects.toThrow('ledger.queue-mismatch');
      expect(await db.query('SELECT 1 FROM ledger_leaf')).toEqual([]);
      expect(await db.query('SELECT size FROM ledger_head')).toEqual([{ size: '0' }]);
    } finally {
      await close();
    }
  });

  it('becomes read-only when a witness names a size beyond the head', async () => {
    const { db, close } = await setup();
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      const asked = request.method === 'POST';
      response.writeHead(asked ? 409 : 404).end(asked ? '99\n' : '');
    });
    try {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      waitForAnswersOf(`http://127.0.0.1:${port}/`);
      const key = formatVerifierKey(newSigner('w.example', 4).verifier);
      const policy = `witness w ${key} http://127.0.0.1:${port}\nquorum w`;
      const { publisher, sequencer, state } = await startedLedger(db, ledgerOptions({ policy }));
      expect([await sequencer.tick(), await publisher.tick()]).toEqual([1, 0]);
      expect(state.readOnly).toBe('a witness knows size 99, the ledger has 1');
    } finally {
      server.closeAllConnections();
      server.close();
      await close();
    }
  });

  it('writes nothing while stopping', async () => {
    const { db, close } = await setup();
    try {
      const { publisher, sequencer, state } = await startedLedger(db, ledgerOptions());
      await sequencer.tick();
      state.beginStop();
      expect([await sequencer.tick(), await publisher.tick()]).toEqual([0, 0]);
      expect(await checkLedger(db)).toEqual({ size: 1, published: 0, queued: 0 });
    } finally {
      await close();
    }
  });
});
