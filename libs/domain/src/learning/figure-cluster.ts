import type { ClusterFigures } from '../audit/audit-input.js';

/** A firm of the cluster as far as the cluster's figures go. */
export interface MemberFacts {
  readonly firmId: string;
  /** Code of its NUTS 3 region. */
  readonly region: string;
  readonly familyOwned: boolean;
}

/** An exchange that counts. */
export interface CountedExchange {
  readonly id: string;
  readonly firms: readonly [string, string];
  readonly onPlatform: boolean;
}

/**
 * The figures of a cluster (docs/design/audit.md 3.2), over the firms that have told their facts: of
 * others it is not known where they are or who owns them, so they are not members here, and their
 * exchanges do not count. The main region is the one with most members, of equals the first by code.
 * Undefined without members. `counted`: ids of the exchanges that are in.
 */
export function figureCluster(
  members: readonly MemberFacts[],
  exchanges: readonly CountedExchange[],
): { readonly figures?: ClusterFigures; readonly counted: readonly string[] } {
  if (members.length === 0) return { counted: [] };
  const numbers = new Map(members.map(({ firmId }, i) => [firmId, i]));
  const regions = new Map<string, number>();
  for (const { region } of members) regions.set(region, (regions.get(region) ?? 0) + 1);
  const inside = exchanges.filter(({ firms }) => firms.every((firm) => numbers.has(firm)));
  const pairs = new Map(
    inside.map(({ firms: [a, b] }) => {
      const pair = [numbers.get(a) ?? 0, numbers.get(b) ?? 0].sort((x, y) => x - y);
      return [pair.join(' '), [pair[0] ?? 0, pair[1] ?? 0] as const];
    }),
  );
  return {
    figures: {
      exchanges: [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d),
      members: members.length,
      outsideMainRegion: members.length - Math.max(...regions.values()),
      familyOwned: members.filter(({ familyOwned }) => familyOwned).length,
      exchangesOnPlatform: inside.filter(({ onPlatform }) => onPlatform).length,
      exchangesInAll: inside.length,
    },
    counted: inside.map(({ id }) => id),
  };
}
