import type { KeyObject } from 'node:crypto';
import { buildSegment } from '#federation/build-segment.js';
import { noteSigner } from '#ledger/note-signer.js';
import {
  ledgerOptions,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import type { HubConfig } from '../../apps/hub/src/hub.config.js';
import { databaseKinds } from './databases.js';

/** What a hub signed for the others: same name, same key, another database. */
export interface SecondView {
  readonly note: string;
  readonly size: number;
  readonly entries: readonly Buffer[];
}

/** Another history of a hub's ledger, of so many leaves, rightly signed. */
export async function secondView(
  { origin, ledgerPrefix: prefixUrl, keys }: HubConfig,
  size: number,
  key: KeyObject = keys.ledger,
): Promise<SecondView> {
  const [embedded] = databaseKinds();
  const { database, drop } = await embedded!.fresh();
  const db = await openLedgerDatabase(database, 'hub');
  try {
    const signer = noteSigner(origin, 1, key);
    const ledger = await startedLedger(db, ledgerOptions({ origin, prefixUrl, signers: [signer] }));
    if (size > 1) await ledger.append(someEntries(size - 1, 7000));
    await ledger.sequencer.tick();
    await ledger.publisher.tick();
    const checkpoint = await ledger.reader.checkpoint();
    if (checkpoint?.size !== size) throw new Error('the second view has another size');
    const leaves = await db.query<{ entry: Buffer }[]>(
      'SELECT entry FROM ledger_leaf ORDER BY idx',
    );
    return { note: checkpoint.note, size, entries: leaves.map(({ entry }) => entry) };
  } finally {
    await db.destroy();
    await drop();
  }
}

/** The segment in which the hub would send it. */
export function segmentOf(
  { origin, ledgerPrefix: prefixUrl }: HubConfig,
  { note, entries }: SecondView,
  registryUrl: string,
): Buffer {
  return buildSegment({
    ...{ origin, prefixUrl, registryUrl, entries },
    ...{ start: 0, bodies: [], checkpointNote: note, newestCosignature: 0, time: new Date() },
  });
}
