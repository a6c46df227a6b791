import type { DataSource } from 'typeorm';
import type { LedgerPolicyPublished } from '#domain/generated/schemas.js';
import { policyStatement } from '#ledger/policy-statement.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import type { LedgerOptions } from './ledger-options.js';
import {
  ledgerOptions,
  ledgerParts,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

const key = formatVerifierKey(newSigner('w.example', 4).verifier);
const watched = (url: string) => `# who watches\nwitness w ${key} ${url}\nquorum w\n`;

/** Every policy leaf of the ledger, in order. */
async function policyLeaves(db: DataSource): Promise<LedgerPolicyPublished[]> {
  const rows = await db.query<{ entry: Buffer }[]>(
    'SELECT entry FROM ledger_leaf WHERE log_id = 1 ORDER BY idx',
  );
  return rows.flatMap(({ entry }) => {
    const leaf = parseLeaf(entry);
    return leaf.kind === 'public' && leaf.event.type === 'eu.guildmark.ledger.policy-published.v1'
      ? [leaf.event.data as LedgerPolicyPublished]
      : [];
  });
}

describeDatabases('the policy of a ledger is public', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const close = async () => {
      await db.destroy();
      await drop();
    };
    const open = ledgerOptions();
    const restart = async (policy: string) => {
      const options: LedgerOptions = { ...open, policy };
      const parts = ledgerParts(db, options);
      await parts.start.openAndCheck();
      parts.state.passGuard();
      await parts.ownLog.carryOut();
      while ((await parts.sequencer.tick()) > 0);
      return parts;
    };
    return { close, db, open, restart };
  }

  it('announces another policy once, from the first size that is not published', async () => {
    const { close, db, open, restart } = await setup();
    try {
      const first = await startedLedger(db, open);
      await first.append(someEntries(4));
      await first.sequencer.tick();
      expect(await first.publisher.tick()).toBe(1);
      expect(await policyLeaves(db)).toEqual([]);

      await restart(open.policy);
      expect(await policyLeaves(db)).toEqual([]);

      await restart(watched('http://127.0.0.1:1'));
      const statement = policyStatement(watched('http://127.0.0.1:1'));
      expect(await policyLeaves(db)).toEqual([{ policy: statement, fromSize: '6' }]);
      expect(statement).not.toContain('127.0.0.1');

      // the witness moves, and the file has other comments: the same policy
      await restart(watched('http://127.0.0.1:2').replace('who', 'he who'));
      expect(await policyLeaves(db)).toHaveLength(1);

      const back = await restart('quorum none');
      expect(await policyLeaves(db)).toEqual([
        { policy: statement, fromSize: '6' },
        { policy: 'quorum none\n', fromSize: '6' },
      ]);
      expect(await back.publisher.tick()).toBe(1);
      expect(await checkLedger(db)).toEqual({ size: 7, published: 7, queued: 0 });
    } finally {
      await close();
    }
  });

  it('announces once when two processes start together, and keeps what it announced', async () => {
    const { close, db, open } = await setup();
    try {
      await startedLedger(db, open);
      const changed = { ...open, policy: watched('http://127.0.0.1:1') };
      const both = [ledgerParts(db, changed), ledgerParts(db, changed)] as const;
      await Promise.all(both.map((parts) => parts.start.openAndCheck()));
      for (const { state } of both) state.passGuard();
      await Promise.all(both.map(({ ownLog }) => ownLog.carryOut()));
      while ((await both[0].sequencer.tick()) > 0);
      expect(await policyLeaves(db)).toHaveLength(1);
      await expect(db.query("UPDATE ledger_policy SET policy = 'x'")).rejects.toThrow('only grows');
      await expect(db.query('DELETE FROM ledger_policy')).rejects.toThrow('only grows');
    } finally {
      await close();
    }
  });
});
