import { gatherSkills, type KnownStandards } from './gather-skills.js';

const EUROPEAN = 'https://registry.example/concepts';
const LOCAL = 'https://hub.example/standards';
const standards = [
  { versionUri: `${EUROPEAN}/stitch/v1.9`, title: 'Stitching, old' },
  { versionUri: `${EUROPEAN}/stitch/v1.10`, title: 'Stitching' },
  { versionUri: `${EUROPEAN}/stitch/v2.0`, title: 'Stitching anew' },
  { versionUri: `${EUROPEAN}/glue/v1.0`, title: 'Gluing' },
];
const mapping = (
  from: string,
  to: string,
  relation: KnownStandards['mappings'][number]['relation'] = 'exact',
) => ({ fromVersionUri: `${LOCAL}/${from}`, toVersionUri: `${EUROPEAN}/${to}`, relation });
const told = (origin: string, ...gaps: [string, number, number, number][]) => ({
  origin,
  summary: {
    country: 'IT',
    gaps: gaps.map(([versionUri, firms, demand, supply]) => ({
      ...{ versionUri, firms, demand, supply },
    })),
  },
});
const gather = (
  gaps: readonly [string, number, number, number][],
  mappings: KnownStandards['mappings'] = [],
) => gatherSkills([told('a', ...gaps)], { standards, mappings });
const figures = (firms: number, needed: number, able: number) => ({
  ...{ origin: 'a', country: 'IT' },
  ...{ firms, needed, able },
});

it('counts any minor version for the newest one, and another major version apart', () => {
  const { skills, local } = gather([
    [`${EUROPEAN}/stitch/v1.3`, 5, 20, 10],
    [`${EUROPEAN}/stitch/v2.0`, 5, 10, 5],
  ]);
  expect(local).toEqual([]);
  expect(skills).toEqual([
    { standard: `${EUROPEAN}/stitch/v1.10`, title: 'Stitching', hubs: [figures(5, 20, 10)] },
    { standard: `${EUROPEAN}/stitch/v2.0`, title: 'Stitching anew', hubs: [figures(5, 10, 5)] },
  ]);
});

it.each([
  ['exact', 1],
  ['close', 1],
  ['broad', 0],
  ['narrow', 0],
] as const)('counts a local standard over a mapping that is %s: %i', (relation, lines) => {
  const { skills, local } = gather(
    [[`${LOCAL}/sew/v1.4`, 5, 20, 10]],
    [mapping('sew/v1.0', 'stitch/v1.9', relation)],
  );
  expect([skills.length, local.length]).toEqual([lines, 1 - lines]);
});

it('counts a local standard once: exactly before closely, then the first address', () => {
  const gap: [string, number, number, number] = [`${LOCAL}/sew/v1.0`, 5, 20, 10];
  const lineOf = (mappings: KnownStandards['mappings']) =>
    gather([gap], mappings).skills.map(({ title }) => title);
  const [close, exact] = [
    mapping('sew/v1.0', 'glue/v1.0', 'close'),
    mapping('sew/v1.0', 'stitch/v1.9'),
  ];
  expect(lineOf([close, exact])).toEqual(['Stitching']);
  expect(lineOf([exact, close])).toEqual(['Stitching']);
  const both = [mapping('sew/v1.0', 'stitch/v1.9'), mapping('sew/v1.0', 'glue/v1.0')];
  expect(lineOf(both)).toEqual(['Gluing']);
  expect(lineOf([...both].reverse())).toEqual(['Gluing']);
});

it('adds up people of a line, counts its firms once, and nobody beyond the need', () => {
  const { skills } = gather(
    [
      [`${LOCAL}/sew/v1.0`, 10, 20, 30],
      [`${EUROPEAN}/stitch/v1.9`, 15, 10, 5],
    ],
    [mapping('sew/v1.0', 'stitch/v1.10')],
  );
  expect(skills.map(({ hubs }) => hubs)).toEqual([[figures(15, 30, 25)]]);
});

it('keeps local standards without a mapping as one, and drops a mapping to a standard unknown', () => {
  const { skills, local } = gather(
    [
      [`${LOCAL}/sew/v1.0`, 10, 20, 5],
      [`${LOCAL}/press/v1.0`, 5, 10, 10],
      [`${EUROPEAN}/never-published/v1.0`, 5, 10, 0],
    ],
    [mapping('sew/v1.0', 'never-published/v1.0')],
  );
  expect([skills, local]).toEqual([[], [figures(10, 40, 15)]]);
});
