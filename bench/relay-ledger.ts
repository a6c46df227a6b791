import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { emptyFrontier, type Frontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import type { Database } from '#platform/database/data-source.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { appendBatch } from '#platform/ledger/append-batch.sql.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { OWN_LOG, openLog } from '#platform/ledger/open-log.sql.js';

/** A published ledger made for a measurement, faster than issuing would make it. */
export interface MadeLedger {
  readonly db: DataSource;
  readonly origin: string;
  readonly verifierKey: string;
  close(): Promise<void>;
}

/** A leaf about a person: 34 bytes that do not compress. */
export const personLike = (): Buffer => Buffer.concat([Buffer.from([1, 0]), randomBytes(32)]);

/**
 * Writes publications one after the other, each with these entries; none is a heartbeat. Its outbox
 * rows wait since an hour ago, so that the relay sends them as a backlog.
 */
export async function makeLedger(
  database: Database,
  schema: 'hub' | 'registry',
  origin: string,
  publications: Iterable<readonly Buffer[]>,
): Promise<MadeLedger> {
  const db = await openDataSource(database, schema, { entities: [], migrations: ledgerMigrations });
  const signer = noteSigner(origin, 1, generateKeyPairSync('ed25519').privateKey);
  const verifierKey = formatVerifierKey(signer.verifier);
  const openedAt = new Date();
  await inTransaction(db, (m) => openLog(m, { origin, kind: 'own', verifierKey, openedAt }));
  let frontier: Frontier = emptyFrontier;
  // One transaction: nothing of it is measured.
  await inTransaction(db, async (m) => {
    for (const entries of publications) {
      const from = frontier.size;
      if (entries.length > 0) {
        const leaves = entries.map((entry) => ({ entry, hash: leafHash(entry) }));
        const grown = growTree(
          frontier,
          leaves.map(({ hash }) => hash),
        );
        frontier = grown.frontier;
        const batch = { logId: OWN_LOG, fromSize: from, frontier, leaves, nodes: grown.nodes };
        await appendBatch(m, batch);
        const note = signCheckpoint({ origin, size: frontier.size, root: grown.root }, signer);
        await m.query(
          `INSERT INTO ledger_publication (log_id, size, note, published_at)
         VALUES (${OWN_LOG}, $1, $2, now())`,
          [frontier.size, note],
        );
      }
      await m.query(
        `INSERT INTO federation_outbox (start_index, end_index, created_at)
       VALUES ($1, $2, now() - interval '1 hour')`,
        [from, frontier.size],
      );
    }
  });
  await db.query('ANALYZE');
  return { db, origin, verifierKey, close: () => db.destroy() };
}
