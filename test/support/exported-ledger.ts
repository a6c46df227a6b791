import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { OWN_LOG } from '#platform/ledger/open-log.sql.js';
import {
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import { databaseSource } from '../../tools/ledger/database-source.js';
import { exportLedger } from '../../tools/ledger/export-ledger.js';
import { databaseKinds } from './databases.js';

/** A ledger that the real engine wrote and `ledger export` put into a directory. */
export interface ExportedLedger {
  readonly directory: string;
  readonly size: number;
  readonly vkey: string;
  remove(): void;
}

/** Entries that one batch takes. */
const BATCH = 1000;

/** Writes a ledger with so many person-like leaves behind its first one, and exports it. */
export async function exportedLedger(leaves: number): Promise<ExportedLedger> {
  const [kind] = databaseKinds();
  if (!kind) throw new Error('there is an embedded database');
  const { database, drop } = await kind.fresh();
  const db = await openLedgerDatabase(database);
  const directory = mkdtempSync(join(tmpdir(), 'guildmark-export-'));
  try {
    const options = ledgerOptions();
    const ledger = await startedLedger(db, options);
    for (let from = 0; from < leaves; from += BATCH) {
      await ledger.append(someEntries(Math.min(BATCH, leaves - from), from));
      while ((await ledger.sequencer.tick()) > 0) await ledger.publisher.tick();
    }
    while ((await ledger.publisher.tick()) > 0);
    const reader = new LedgerReader(db, OWN_LOG);
    const open = {
      source: databaseSource(reader),
      name: 'the database of a test',
      body: () => Promise.resolve({ state: 'missing' as const }),
      close: () => Promise.resolve(),
    };
    const [{ verifier }] = options.signers;
    const { size, faults } = await exportLedger(open, directory, {
      logKeys: [verifier],
      progress: () => undefined,
    });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    return {
      directory,
      size,
      vkey: formatVerifierKey(verifier),
      remove: () => {
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } finally {
    await db.destroy();
    await drop();
  }
}
