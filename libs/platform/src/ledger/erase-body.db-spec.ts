import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { parseLeaf } from '#ledger/public-leaf.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { eraseBody } from './erase-body.js';
import { LedgerFiles } from './ledger-files.js';
import { newBody } from './new-body.js';
import { openLedgerDatabase, startedLedger } from './testing/ledger-under-test.js';

type Ledger = Awaited<ReturnType<typeof startedLedger>>;

async function withLedger(
  kind: DatabaseKind,
  test: (setting: { db: DataSource; ledger: Ledger; sha256: string }) => Promise<void>,
): Promise<void> {
  const { database, drop } = await kind.fresh();
  const db = await openLedgerDatabase(database);
  try {
    const ledger = await startedLedger(db);
    const body = newBody('text/plain', Buffer.from('Ada found the mapping.'), randomBytes(32));
    await inTransaction(db, (m) =>
      ledger.intents.appendEvent(m, {
        type: 'eu.guildmark.local-standard.published.v1',
        schema: 'events/local-standard.published/1.0',
        subject: 'stitching',
        data: {
          versionUri: 'https://hub.example/standards/stitching/v1.0',
          contentDigest: 'A'.repeat(43),
          title: { en: 'Stitching' },
          content: body.reference,
        },
        bodies: [body],
        time: ledger.clock.now(),
      }),
    );
    await test({ db, ledger, sha256: body.reference.sha256 });
  } finally {
    await db.destroy();
    await drop();
  }
}

const publish = async ({ sequencer, publisher }: Ledger) => {
  await sequencer.tick();
  await publisher.tick();
};
const erase = (db: DataSource, { intents, clock }: Ledger, sha256: string) =>
  inTransaction(db, (m) => eraseBody(m, intents, sha256, clock.now()));
const bodyOf = (ledger: Ledger, sha256: string) => new LedgerFiles(ledger.reader).body(sha256);

describeDatabases('erasing a body of the own ledger', (kind) => {
  it('nulls the bytes, answers body.erased and says so in one leaf, however often it is asked', async () => {
    await withLedger(kind, async ({ db, ledger, sha256 }) => {
      await publish(ledger);
      expect((await bodyOf(ledger, sha256)).content.length).toBeGreaterThan(32);
      expect(await erase(db, ledger, sha256)).toBe('erased');
      await expect(bodyOf(ledger, sha256)).rejects.toMatchObject({ code: 'body.erased' });
      expect(await erase(db, ledger, sha256)).toBe('was-erased');
      await publish(ledger);
      const entries = await ledger.reader.entries(0, 3);
      expect(parseLeaf(entries[2]!)).toMatchObject({
        event: { type: 'eu.guildmark.body.erased.v1', data: { sha256 } },
      });
      expect(await checkLedger(db)).toMatchObject({ size: 3, published: 3, queued: 0 });
    });
  });

  it('refuses a digest that no body of this ledger has', async () => {
    await withLedger(kind, async ({ db, ledger }) => {
      for (const unknown of ['ab'.repeat(32), 'AB'.repeat(32), ''])
        await expect(erase(db, ledger, unknown)).rejects.toMatchObject({ code: 'body.unknown' });
    });
  });

  it('erases before the leaf is published too, and the leaf comes all the same', async () => {
    await withLedger(kind, async ({ db, ledger, sha256 }) => {
      await erase(db, ledger, sha256);
      await publish(ledger);
      await expect(bodyOf(ledger, sha256)).rejects.toMatchObject({ code: 'body.erased' });
      expect(await checkLedger(db)).toMatchObject({ size: 3, published: 3 });
    });
  });

  it('erases nothing when the leaf cannot be written', async () => {
    await withLedger(kind, async ({ db, ledger, sha256 }) => {
      await publish(ledger);
      ledger.state.makeReadOnly('a test');
      await expect(erase(db, ledger, sha256)).rejects.toMatchObject({ code: 'ledger.read-only' });
      expect((await bodyOf(ledger, sha256)).content.toString()).toContain('Ada found');
    });
  });
});
