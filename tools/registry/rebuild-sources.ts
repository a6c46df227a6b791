import type { FederationBus } from '#federation/bus.js';
import { HUB_SEGMENTS_TOPIC, REGISTRY_SEGMENTS_TOPIC } from '#federation/topics.js';
import type { LedgerStock } from '#platform/rebuild/ledger-stock.js';
import type { LedgerSources } from '#platform/rebuild/rebuild-ledgers.js';
import { archiveStock } from './archive-stock.js';
import { httpStock } from './http-stock.js';

/** Where a rebuild reads. An archive comes first: the others give what is newer. */
export interface SourceChoice {
  readonly archive?: string | undefined;
  /** The servers of the parties. */
  readonly http?: boolean;
  readonly bus?: FederationBus;
  /** Other topics than those of production, for tests on a shared broker. */
  readonly topics?: { readonly own: string; readonly mirror: string };
}

/** The sources of a rebuild. */
export function rebuildSources({
  archive,
  http = false,
  bus,
  topics = { own: REGISTRY_SEGMENTS_TOPIC, mirror: HUB_SEGMENTS_TOPIC },
}: SourceChoice): LedgerSources {
  const known = new Map<string, readonly LedgerStock[]>();
  return {
    stocksOf: async ({ origin, prefixUrl }) => {
      const present = known.get(origin);
      if (present) return present;
      const archived = archive === undefined ? undefined : await archiveStock(archive, origin);
      const stocks = [...(archived ? [archived] : []), ...(http ? [httpStock(prefixUrl)] : [])];
      known.set(origin, stocks);
      return stocks;
    },
    ...(bus && {
      records: async function* (kind: 'own' | 'mirror') {
        for await (const { records } of bus.read(topics[kind], 'earliest')) yield* records;
      },
    }),
  };
}
