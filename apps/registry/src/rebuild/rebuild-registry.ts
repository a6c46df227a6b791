import type { RebuildResult } from '#domain/generated/schemas.js';
import type { Database } from '#platform/database/data-source.js';
import { type Difference, findDifference } from '#platform/rebuild/find-difference.js';
import { type TableState, vectorDigest } from '#platform/rebuild/hash-tables.sql.js';
import { type LedgerSources, rebuildLedgers } from '#platform/rebuild/rebuild-ledgers.js';
import {
  emptyTables,
  markTarget,
  prepareTarget,
  reopenTarget,
} from '#platform/rebuild/rebuild-target.sql.js';
import { storedSources } from '#platform/rebuild/stored-ledgers.sql.js';
import { openRebuild } from './rebuild.module.js';
import { PROJECTED_TABLES } from './rebuilt-tables.js';
import type { RebuiltRegistry } from './rebuilt-registry.js';

/** What to rebuild, from where and into what. */
export interface RegistryRebuild {
  readonly registry: RebuiltRegistry;
  /** A database whose schema `registry` is empty, or holds an unfinished rebuild. */
  readonly into: Database;
  /** Absent: keep the ledgers that an earlier rebuild has proven there and project them again. */
  readonly from?: { readonly kind: 'archive' | 'bus' | 'http'; readonly sources: LedgerSources };
  /** Of the registry at work, taken before. */
  readonly live?: TableState | undefined;
  readonly at: Date;
  progress(text: string): void;
}

/**
 * Rebuilds the registry's tables from ledgers alone and compares them, when asked, with those at
 * work. Throws RebuildRefused when the sources are not complete or not what was signed.
 */
export async function rebuildRegistry(rebuild: RegistryRebuild): Promise<RebuildResult> {
  const { registry, into, from, live, at, progress } = rebuild;
  const bare = from
    ? await prepareTarget(into, 'registry', at)
    : await reopenTarget(into, 'registry');
  try {
    const opened = await openRebuild(into, registry);
    try {
      const { db } = opened.rebuilding;
      // crash here: the mirrors are proven and the tables empty; only projections are made again
      if (!from) await emptyTables(db, PROJECTED_TABLES, at);
      const state = await rebuildLedgers(opened.rebuilding, {
        sources: from?.sources ?? storedSources(db),
        vector: live?.vector,
        at,
        progress,
      });
      await markTarget(db, 'done', at);
      return resultOf(rebuild, state, live && findDifference(state, live));
    } finally {
      await opened.close();
    }
  } finally {
    await bare.destroy();
  }
}

function resultOf(
  { registry, from, live }: RegistryRebuild,
  state: TableState,
  difference: Difference | undefined,
): RebuildResult {
  return {
    v: 1,
    registry: registry.origin,
    source: from?.kind ?? 'mirrors',
    result: live ? (difference ? 'different' : 'equal') : 'rebuilt',
    vector: Object.fromEntries(
      Object.entries(state.vector).map(([origin, size]) => [origin, String(size)]),
    ),
    vectorDigest: vectorDigest(state.vector),
    stateHash: state.stateHash,
    ...(live && { liveStateHash: live.stateHash }),
    tables: Object.fromEntries([...state.tables].map(([name, { hash }]) => [name, hash])),
    ...(difference && { difference: { ...difference } }),
  };
}
