import type { AuditSummaryPublished } from '../generated/schemas.js';
import { majorOf } from '../standard/major-of.js';

/** What the registry had published and confirmed by the end of a quarter. */
export interface KnownStandards {
  readonly standards: readonly { readonly versionUri: string; readonly title: string }[];
  readonly mappings: readonly {
    readonly fromVersionUri: string;
    readonly toVersionUri: string;
    readonly relation: 'exact' | 'close' | 'broad' | 'narrow';
  }[];
}

/** What one hub told of a skill: firms that need it, people needed and people able. */
export interface HubFigures {
  readonly origin: string;
  readonly country: string;
  readonly firms: number;
  readonly needed: number;
  readonly able: number;
}

/** A European standard with what hubs told of it, one entry for each hub. */
export interface GatheredSkill {
  /** Address of the newest minor version. */
  readonly standard: string;
  readonly title: string;
  readonly hubs: readonly HubFigures[];
}

/** What hubs told of needs, each with the origin of its ledger. */
export type SaidGaps = readonly {
  readonly origin: string;
  readonly summary: Pick<AuditSummaryPublished, 'country' | 'gaps'>;
}[];

/**
 * Adds up what hubs told by European standard, over minor versions. A local standard counts for one
 * European standard to which it is mapped, exactly before closely, then the first by address: if it
 * counted for two, the difference of two lines would tell of a hub. What no exact or close mapping
 * leads anywhere is one sum, `local`. Where a hub told several standards of one line, people add up
 * and firms are the most of any, as the same firm may need all of them. Nobody is able beyond the need.
 */
export function gatherSkills(
  said: SaidGaps,
  known: KnownStandards,
): { readonly skills: readonly GatheredSkill[]; readonly local: readonly HubFigures[] } {
  const european = newestMinors(known.standards);
  const mapped = targets(known, european);
  const lines = new Map<string, HubFigures[]>();
  const local: HubFigures[] = [];
  for (const { origin, summary } of said) {
    const own = new Map<string | undefined, HubFigures>();
    for (const { versionUri, demand, supply, firms } of summary.gaps) {
      const major = majorOf(versionUri);
      const line = european.has(major) ? major : mapped.get(major);
      const before = own.get(line);
      own.set(line, {
        ...{ origin, country: summary.country },
        firms: Math.max(firms, before?.firms ?? 0),
        needed: demand + (before?.needed ?? 0),
        able: Math.min(demand, supply) + (before?.able ?? 0),
      });
    }
    for (const [line, figures] of own)
      if (line === undefined) local.push(figures);
      else lines.set(line, [...(lines.get(line) ?? []), figures]);
  }
  const skills = [...european].flatMap(([line, { versionUri, title }]) => {
    const hubs = lines.get(line);
    return hubs ? [{ standard: versionUri, title, hubs }] : [];
  });
  return { skills, local };
}

type Standard = KnownStandards['standards'][number];

/** By major version the newest minor one, in the order of their addresses. */
function newestMinors(standards: readonly Standard[]): ReadonlyMap<string, Standard> {
  const newest = new Map<string, Standard>();
  for (const standard of standards) {
    const major = majorOf(standard.versionUri);
    const before = newest.get(major);
    if (!before || minorOf(standard) > minorOf(before)) newest.set(major, standard);
  }
  return new Map([...newest].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const minorOf = ({ versionUri }: Standard): number => Number(/\.(\d+)$/.exec(versionUri)?.[1] ?? 0);

/** By major version of a local standard the European one that it counts for. */
function targets(
  { mappings }: KnownStandards,
  european: ReadonlyMap<string, Standard>,
): ReadonlyMap<string, string> {
  const candidates = mappings
    .filter(({ relation }) => relation === 'exact' || relation === 'close')
    .map(({ fromVersionUri, toVersionUri, relation }) => ({
      ...{ from: majorOf(fromVersionUri), to: majorOf(toVersionUri) },
      rank: relation === 'exact' ? 0 : 1,
    }))
    .filter(({ to }) => european.has(to))
    .sort((a, b) => b.rank - a.rank || (a.to > b.to ? -1 : 1));
  // of several the last one holds
  return new Map(candidates.map(({ from, to }) => [from, to]));
}
