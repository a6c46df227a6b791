import { FIGURES_FROM, LEAST_FIRMS, LEAST_HUBS } from '../audit/publication/limits.js';
import { protectTable } from '../audit/publication/protect-table.js';
import { roundCount, roundShare } from '../audit/publication/round-published.js';
import type { AuditSummaryPublished, ObservatoryRelease } from '../generated/schemas.js';
import { buildSkills } from './build-skills.js';
import { fitRelease, RELEASE_LIMIT } from './fit-release.js';
import type { KnownStandards } from './gather-skills.js';
import { endOfQuarter } from './quarter.js';

/** What a hub said of the audits of a year, with the origin of its ledger. */
export interface Said {
  readonly origin: string;
  readonly summary: AuditSummaryPublished;
}

type Table = ObservatoryRelease['tables'][number];
type Cell = Table['cells'][number];

/** Years before the quarter's own that still count: audits are a year apart. */
const YEARS_BACK = 1;
/** Per mille: a fifth under and over an equal third. */
const [LOW, HIGH] = [267, 400];

const COLUMNS = {
  'cluster-type': ({ clusterType }: AuditSummaryPublished) => clusterType,
  'nace-section': ({ naceSection }: AuditSummaryPublished) => naceSection,
} as const;

/**
 * The frozen figures of a quarter (design paper of the registry, 9): of each hub its newest summary, if
 * it is of the quarter's year or the one before. A cell rests on five firms of three hubs at least, and
 * others are hidden so that no hidden one can be computed; a total that one table hides is hidden in
 * all. Says nothing of a single hub, and ranks none. Which skills are lacked stands beside them, as far
 * as the file has room for it.
 */
export function buildRelease(
  quarter: string,
  said: readonly Said[],
  known: KnownStandards,
): ObservatoryRelease {
  const counted = newest(said, Number(quarter.slice(0, 4)));
  const countries = valuesOf(counted, ({ country }) => country);
  const crossed = Object.entries(COLUMNS).map(([columns, columnOf]) =>
    crossTable(columns as Table['columns'], counted, countries, columnOf),
  );
  const regions = countries.map((country) =>
    crossTable(
      'nuts-1',
      counted.filter(({ summary }) => summary.country === country),
      [country],
      ({ nuts1 }) => nuts1,
    ),
  );
  const all = [...crossed, ...regions];
  const shownIn = (country: string, { rows, totals }: Crossed) =>
    !rows.includes(country) || totals.get(country) !== undefined;
  const shown = countries.filter((country) => all.every((table) => shownIn(country, table)));
  const total = crossed.every(({ total }) => total !== null) ? (crossed[0]?.total ?? null) : null;
  const release: ObservatoryRelease = {
    quarter,
    publishedThrough: endOfQuarter(quarter).toISOString(),
    statements: ['S1', 'S2', 'S3', 'S4', 'S7', 'S8'],
    firms: total,
    tables: [
      countryTable(counted, countries, shown),
      ...crossed.map(({ table }) => table),
      joined(regions.map(({ table }) => table)),
    ],
    skills: buildSkills(counted, known),
  };
  return fitRelease(release, RELEASE_LIMIT);
}

/** Of each ledger the summary of the latest year that still counts. */
function newest(said: readonly Said[], year: number): readonly Said[] {
  const latest = new Map<string, Said>();
  for (const one of [...said].sort((a, b) => a.summary.year - b.summary.year))
    if (one.summary.year <= year && one.summary.year >= year - YEARS_BACK)
      latest.set(one.origin, one);
  return [...latest.values()].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

const valuesOf = (
  said: readonly Said[],
  valueOf: (summary: AuditSummaryPublished) => string,
): readonly string[] => [...new Set(said.map(({ summary }) => valueOf(summary)))].sort();

interface Crossed {
  readonly table: Table;
  readonly rows: readonly string[];
  /** Of the countries whose total may be shown. */
  readonly totals: ReadonlyMap<string, number>;
  readonly total: number | null;
}

function crossTable(
  columns: Table['columns'],
  said: readonly Said[],
  rows: readonly string[],
  columnOf: (summary: AuditSummaryPublished) => string,
): Crossed {
  const names = valuesOf(said, columnOf);
  const behind = (row: string, column: string) =>
    said.filter(({ summary }) => summary.country === row && columnOf(summary) === column);
  const made = protectTable(
    rows.map((row) =>
      names.map((column) => {
        const firms = firmsOf(behind(row, column));
        return { count: firms, firms, hubs: behind(row, column).map(({ origin }) => origin) };
      }),
    ),
  );
  const cells = rows.flatMap((row, i) =>
    names.flatMap((column, j) => cellOf({ row, column }, made.cells[i]?.[j], behind(row, column))),
  );
  // In the regions of one country the totals of the columns are the cells themselves.
  const sums =
    rows.length < 2
      ? []
      : names.flatMap((column, j) =>
          cellOf(
            { row: 'all', column },
            made.columnTotals[j],
            said.filter(({ summary }) => columnOf(summary) === column),
          ),
        );
  const there = rows.flatMap((row) => names.filter((column) => behind(row, column).length > 0));
  const totals = rows.flatMap((row, i) => {
    const total = made.rowTotals[i];
    return total === null || total === undefined ? [] : [[row, total] as const];
  });
  return {
    table: {
      rows: 'country',
      columns,
      cells: [...cells, ...sums],
      hidden: there.length - cells.length,
    },
    rows,
    totals: new Map(totals),
    total: made.total,
  };
}

function countryTable(
  said: readonly Said[],
  countries: readonly string[],
  shown: readonly string[],
): Table {
  const cells = shown.flatMap((row) => {
    const behind = said.filter(({ summary }) => summary.country === row);
    return cellOf({ row, column: 'all' }, roundCount(firmsOf(behind)), behind).map((cell) => ({
      ...cell,
      smeTypes: typesOf(behind),
    }));
  });
  return { rows: 'country', columns: 'none', cells, hidden: countries.length - cells.length };
}

const joined = (tables: readonly Table[]): Table => ({
  rows: 'country',
  columns: 'nuts-1',
  cells: tables.flatMap(({ cells }) => cells),
  hidden: tables.reduce((sum, { hidden }) => sum + hidden, 0),
});

/** The cell with what may be said of its shares; none when its count is hidden. */
function cellOf(
  place: Pick<Cell, 'row' | 'column'>,
  firms: number | null | undefined,
  behind: readonly Said[],
): readonly Cell[] {
  if (firms === null || firms === undefined) return [];
  return [{ ...place, firms, ...sharesOf(behind) }];
}

const firmsOf = (said: readonly Said[]): number =>
  said.reduce((sum, { summary }) => sum + summary.firms, 0);

/** Mean of the hubs' centres, each with the weight of its firms. */
function sharesOf(behind: readonly Said[]): Pick<Cell, 'shares' | 'bands'> {
  const told = behind.flatMap(({ summary: { shares, firms } }) =>
    shares ? [{ shares, firms }] : [],
  );
  const firms = told.reduce((sum, one) => sum + one.firms, 0);
  if (told.length < LEAST_HUBS || firms < LEAST_FIRMS) return {};
  const mean = (level: 'ig' | 'ka' | 'cd') =>
    told.reduce((sum, one) => sum + one.shares[level] * one.firms, 0) / firms;
  const [ig, ka, cd] = [mean('ig'), mean('ka'), mean('cd')];
  if (firms < FIGURES_FROM) return { bands: { ig: bandOf(ig), ka: bandOf(ka), cd: bandOf(cd) } };
  return { shares: { ig: roundShare(ig), ka: roundShare(ka), cd: roundShare(cd) } };
}

const bandOf = (perMille: number) => (perMille < LOW ? 'low' : perMille > HIGH ? 'high' : 'middle');

/** Counts bear the noise of their hubs already; those of fewer than three hubs are left out. */
function typesOf(behind: readonly Said[]): NonNullable<Cell['smeTypes']> {
  const types = new Set(behind.flatMap(({ summary }) => Object.keys(summary.smeTypes)));
  const told = [...types].sort().flatMap((type) => {
    const counts = behind.flatMap(
      ({ summary }) => summary.smeTypes[type as keyof typeof summary.smeTypes] ?? [],
    );
    const count = roundCount(counts.reduce((sum, one) => sum + one, 0));
    return counts.length < LEAST_HUBS ? [] : [[type, count] as const];
  });
  return Object.fromEntries(told);
}
