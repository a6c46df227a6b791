import type { AuditSummaryPublished } from '../generated/schemas.js';
import { buildRelease as build, type Said } from './build-release.js';
import { RELEASE_LIMIT } from './fit-release.js';
import type { KnownStandards } from './gather-skills.js';

const NONE: KnownStandards = { standards: [], mappings: [] };
const buildRelease = (quarter: string, said: readonly Said[]) => build(quarter, said, NONE);
let made = 0;
const said = (summary: Partial<AuditSummaryPublished>, origin = `hub${String(made++)}/ledger`) =>
  ({
    origin,
    summary: {
      summaryId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10',
      year: 2026,
      country: 'IT',
      nuts1: 'ITH',
      naceSection: 'C',
      clusterType: 'PORTERIAN',
      firms: 10,
      smeTypes: {},
      epsilonMilli: 1000,
      gaps: [],
      instrumentVersion: '0.1.0',
      ...summary,
    },
  }) satisfies Said;
const hubs = (count: number, summary: Partial<AuditSummaryPublished>) =>
  Array.from({ length: count }, () => said(summary));
const tableOf = (release: ReturnType<typeof buildRelease>, columns: string) =>
  release.tables.find((table) => table.columns === columns);
const placesIn = (release: ReturnType<typeof buildRelease>, columns: string) =>
  (tableOf(release, columns)?.cells ?? []).map(({ row, column }) => `${row} ${column}`);

it('shows nothing of two hubs, however many firms they have', () => {
  const release = buildRelease('2026-Q4', hubs(2, { firms: 500 }));
  expect(release.firms).toBeNull();
  expect(release.tables.flatMap(({ cells }) => cells)).toEqual([]);
  expect(tableOf(release, 'none')?.hidden).toBe(1);
  expect(tableOf(release, 'nace-section')?.hidden).toBe(1);
});

it('shows three hubs with five firms each, to the nearest five', () => {
  const release = buildRelease('2026-Q4', [...hubs(2, { firms: 5 }), said({ firms: 7 })]);
  expect(release.firms).toBe(15);
  expect(tableOf(release, 'none')).toEqual({
    rows: 'country',
    columns: 'none',
    cells: [{ row: 'IT', column: 'all', firms: 15, smeTypes: {} }],
    hidden: 0,
  });
});

it('hides a second cell so that the first cannot be computed, and says how many are hidden', () => {
  const release = buildRelease('2026-Q4', [
    ...hubs(4, { clusterType: 'PORTERIAN' }),
    ...hubs(3, { clusterType: 'VIRTUAL' }),
    said({ clusterType: 'INTERLOCKING' }),
  ]);
  const shown = placesIn(release, 'cluster-type');
  expect(shown).not.toContain('IT INTERLOCKING');
  expect(shown.length).toBeLessThan(2);
  expect(tableOf(release, 'cluster-type')?.hidden).toBe(3 - shown.length);
});

it('hides a total everywhere that one table hides', () => {
  // Two countries: the total of the small one is hidden, and so is that of the other beside the sum.
  const release = buildRelease('2026-Q4', [...hubs(5, {}), said({ country: 'AT', nuts1: 'AT1' })]);
  expect(release.firms === null || tableOf(release, 'none')?.cells.length === 0).toBe(true);
  expect(placesIn(release, 'none')).not.toContain('AT all');
});

it('counts the newest summary of a hub, of this year or the last, and nothing of later years', () => {
  const release = buildRelease('2026-Q4', [
    ...['a', 'b', 'c'].flatMap((origin) => [
      said({ firms: 100, year: 2025 }, origin),
      said({ firms: 10 }, origin),
      said({ firms: 900, year: 2027 }, origin),
    ]),
    said({ firms: 700, year: 2024 }, 'd'),
  ]);
  expect(release.firms).toBe(30);
});

it('gives shares in figures from 25 firms on, weighted by firms, and in bands below', () => {
  const even = { shares: { ig: 350, ka: 400, cd: 250 } };
  const [few] =
    tableOf(buildRelease('2026-Q4', hubs(3, { ...even, firms: 6 })), 'none')?.cells ?? [];
  expect(few?.shares).toBeUndefined();
  expect(few?.bands).toEqual({ ig: 'middle', ka: 'middle', cd: 'low' });
  const many = [
    ...hubs(2, { ...even, firms: 10 }),
    said({ firms: 40, shares: { ig: 200, ka: 550, cd: 250 } }),
  ];
  const [cell] = tableOf(buildRelease('2026-Q4', many), 'none')?.cells ?? [];
  expect(cell?.bands).toBeUndefined();
  expect(cell?.shares).toEqual({ ig: 250, ka: 500, cd: 250 });
});

it('gives no shares when fewer than three hubs told theirs', () => {
  const told = { shares: { ig: 350, ka: 400, cd: 250 } };
  const [cell] =
    tableOf(buildRelease('2026-Q4', [...hubs(2, told), said({})]), 'none')?.cells ?? [];
  expect(cell).toEqual({ row: 'IT', column: 'all', firms: 30, smeTypes: {} });
});

it('leaves out a type that fewer than three hubs told', () => {
  const release = buildRelease('2026-Q4', [
    ...hubs(2, { smeTypes: { EXOGENOUS: 6, ENDOGENOUS: 9 } }),
    said({ smeTypes: { EXOGENOUS: 6 } }),
  ]);
  expect(tableOf(release, 'none')?.cells[0]?.smeTypes).toEqual({ EXOGENOUS: 20 });
});

it('does not depend on the order in which hubs told', () => {
  const all = [...hubs(4, { country: 'ES', nuts1: 'ES2' }), ...hubs(6, { firms: 12 })];
  expect(buildRelease('2026-Q4', [...all].reverse())).toEqual(buildRelease('2026-Q4', all));
});

it('has room for all tables of thirty countries, and cuts skills to the size of a body', () => {
  const countries =
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS CH';
  const types = ['PORTERIAN', 'SEGMENTED_PORTERIAN', 'INTERLOCKING', 'VIRTUAL', 'UNCLEAR'] as const;
  const standards = Array.from({ length: 400 }, (_, n) => ({
    versionUri: `https://registry.example/concepts/${String(n).padStart(10, '0')}/v1.0`,
    title: 'A skill whose title is about as long as they are',
  }));
  let next = 0;
  const gaps = () =>
    Array.from({ length: 50 }, () => ({
      versionUri: standards[next++ % standards.length]?.versionUri ?? '',
      ...{ firms: 30, demand: 80, supply: 40 },
    }));
  const told = countries.split(' ').flatMap((country) =>
    [...'ABCDEFGHIJKLMNOPQRSTU'].flatMap((naceSection, n) =>
      hubs(3, {
        ...{ country, naceSection, firms: 90 + n, nuts1: `${country}${String(n % 5)}` },
        clusterType: types[n % types.length] ?? 'UNCLEAR',
        ...{ shares: { ig: 350, ka: 400, cd: 250 }, gaps: gaps() },
      }),
    ),
  );
  const release = build('2026-Q4', told, { standards, mappings: [] });
  const bytes = Buffer.byteLength(JSON.stringify(release));
  expect(bytes).toBeLessThanOrEqual(RELEASE_LIMIT);
  const { lines, cut, hidden } = release.skills;
  expect([lines.length + cut, hidden]).toEqual([400, 0]);
  expect(cut).toBeGreaterThan(0);
  const tables = Buffer.byteLength(
    JSON.stringify({ ...release, skills: { ...release.skills, lines: [] } }),
  );
  expect(tables).toBeLessThan(RELEASE_LIMIT * 0.8);
  expect(lines.length).toBeGreaterThan(5);
});
