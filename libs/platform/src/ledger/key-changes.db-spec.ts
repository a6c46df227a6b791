import { generateKeyPairSync } from 'node:crypto';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { openRotatedCheckpoint } from '#ledger/log-keys.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { inTransaction } from '../database/in-transaction.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { intervalsOf, keyChangesOf, ownLogKeys } from './key-changes.sql.js';
import type { LedgerOptions } from './ledger-options.js';
import { OWN_LOG } from './open-log.sql.js';
import {
  ledgerOptions,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openLedgerDatabase(database);
  const options = ledgerOptions();
  const tick = async (ledger: Awaited<ReturnType<typeof startedLedger>>) => {
    await ledger.sequencer.tick();
    await ledger.publisher.tick();
  };
  const run = async (changes: Partial<LedgerOptions> = {}) => {
    const ledger = await startedLedger(db, { ...options, ...changes });
    await tick(ledger);
    return ledger;
  };
  return {
    db,
    options,
    run,
    tick,
    note: async () => {
      const [row] = await db.query<{ note: string; size: string }[]>(
        'SELECT note, size FROM ledger_publication ORDER BY size DESC LIMIT 1',
      );
      return openRotatedCheckpoint(row?.note ?? '', await ownLogKeys(db));
    },
    types: async () => {
      const rows = await db.query<{ entry: Buffer }[]>(
        'SELECT entry FROM ledger_leaf ORDER BY idx',
      );
      return rows.flatMap(({ entry }) => {
        const leaf = parseLeaf(entry);
        return leaf.kind === 'public' ? [String(leaf.event.type)] : [];
      });
    },
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('keys and end of the own log', (kind) => {
  it('signs with both keys from the leaf of the new one on, and with it alone once the old retires', async () => {
    const s = await setup(kind);
    try {
      const [old] = s.options.signers;
      const next = newSigner(s.options.origin, 1);
      await s.run();
      const both = await s.run({ signers: [old, next] });
      expect((await s.note()).signers).toEqual([old.verifier, next.verifier]);
      await both.append(someEntries(2));
      await s.tick(both);
      await s.run({ signers: [next], retiredKeys: [old.verifier] });
      expect((await s.note()).signers).toEqual([next.verifier]);
      expect(intervalsOf(await keyChangesOf(s.db, OWN_LOG))).toEqual([
        { verifierKey: formatVerifierKey(old.verifier), fromSize: 0, toSize: 4 },
        { verifierKey: formatVerifierKey(next.verifier), fromSize: 2 },
      ]);
      // Nothing is said twice.
      await s.run({ signers: [next], retiredKeys: [old.verifier] });
      expect(await s.types()).toEqual([
        'eu.guildmark.ledger.opened.v1',
        'eu.guildmark.key.rotated.v1',
        'eu.guildmark.key.retired.v1',
      ]);
    } finally {
      await s.close();
    }
  });

  it('refuses a key file of somebody else, a retired key in use, and one that retires too early', async () => {
    const s = await setup(kind);
    try {
      const [old] = s.options.signers;
      const [next, third] = [newSigner(s.options.origin, 1), newSigner(s.options.origin, 1)];
      await s.run();
      await expect(s.run({ signers: [next] })).rejects.toThrow('ledger.key-mismatch');
      await expect(s.run({ signers: [next, old] })).rejects.toThrow('never named');
      const early = await s.run({ signers: [next], retiredKeys: [old.verifier] });
      expect(early.state.readOnly).toContain('retired before the next key was published');
      expect(await s.types()).toEqual(['eu.guildmark.ledger.opened.v1']);
      await s.run({ signers: [old, next] });
      await s.run({ signers: [next], retiredKeys: [old.verifier] });
      await expect(s.run({ signers: [old, next] })).rejects.toThrow('retired for ever');
      await expect(s.run({ signers: [next, third] })).rejects.toThrow('ledger.key-mismatch');
    } finally {
      await s.close();
    }
  });

  it('refuses a policy in which a key of the log is a witness, of any generation', async () => {
    const s = await setup(kind);
    try {
      const [old] = s.options.signers;
      const { privateKey } = generateKeyPairSync('ed25519');
      const next = noteSigner(s.options.origin, 1, privateKey);
      const witness = formatVerifierKey(noteSigner('w.example', 4, privateKey).verifier);
      await s.run();
      await expect(
        s.run({
          signers: [old, next],
          policy: `witness w ${witness} http://127.0.0.1:1\nquorum w\n`,
        }),
      ).rejects.toMatchObject({ code: 'policy.malformed' });
    } finally {
      await s.close();
    }
  });

  it('closes: what waits is written first, ledger.closed is the last leaf, then nothing is', async () => {
    const s = await setup(kind);
    try {
      const ledger = await s.run();
      await ledger.append(someEntries(3));
      const closing = await startedLedger(s.db, { ...s.options, closing: 'ended' });
      await expect(closing.append(someEntries(1, 9))).rejects.toMatchObject({
        code: 'ledger.closed',
      });
      expect(await s.types()).not.toContain('eu.guildmark.ledger.closed.v1');
      for (let i = 0; i < 3; i++) {
        await s.tick(closing);
        await closing.start.passGuard();
      }
      expect((await s.note()).checkpoint.size).toBe(5);
      expect((await s.types()).at(-1)).toBe('eu.guildmark.ledger.closed.v1');
      expect(closing.state.health()).toEqual({ state: 'closed', reason: 'ended' });
      expect(closing.state.mayWrite).toBe(false);
      // A process that has not heard of the order cannot write behind the last leaf either.
      await expect(ledger.append(someEntries(1, 10))).rejects.toThrow('is closed');
      await expect(
        inTransaction(s.db, (m) => m.query('UPDATE ledger_log SET closed_at = NULL')),
      ).rejects.toThrow('refused');
    } finally {
      await s.close();
    }
  });
});
