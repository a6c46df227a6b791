import { mulberry32 } from '../audit/random/mulberry32.js';
import { buildSkills } from './build-skills.js';
import type { KnownStandards, SaidGaps } from './gather-skills.js';

const EUROPEAN = 'https://registry.example/concepts';
const known: KnownStandards = {
  standards: ['cut', 'glue', 'press', 'stitch'].map((key) => ({
    versionUri: `${EUROPEAN}/${key}/v1.0`,
    title: key,
  })),
  mappings: [],
};
type Told = readonly [key: string, firms: number, needed: number, able: number];
let made = 0;
const hub = (country: string, ...gaps: readonly Told[]): SaidGaps[number] => ({
  origin: `hub${String(made++)}/ledger`,
  summary: {
    country,
    gaps: gaps.map(([key, firms, demand, supply]) => ({
      versionUri: key.startsWith('https:') ? key : `${EUROPEAN}/${key}/v1.0`,
      ...{ firms, demand, supply },
    })),
  },
});
const hubs = (count: number, country: string, ...gaps: readonly Told[]) =>
  Array.from({ length: count }, () => hub(country, ...gaps));

it('tells needed and able to the nearest five, and the share from 25 firms on', () => {
  const { lines } = buildSkills(hubs(4, 'IT', ['stitch', 10, 30, 10]), known);
  const figures = { hubs: 5, firms: 40, needed: 120, able: 40, lacking: 670 };
  expect(lines).toEqual([
    {
      ...{ standard: `${EUROPEAN}/stitch/v1.0`, title: 'stitch', figures },
      countries: [{ country: 'IT', figures }],
      hidden: 0,
    },
  ]);
});

it.each<[string, number, number]>([
  ['under-a-quarter', 40, 35],
  ['in-between', 40, 30],
  ['in-between', 40, 10],
  ['over-three-quarters', 40, 5],
])('tells a band below 25 firms: %s of %i needed and %i able each', (band, needed, able) => {
  const { lines } = buildSkills(hubs(3, 'IT', ['stitch', 8, needed, able]), known);
  expect(lines[0]?.figures).toEqual({
    ...{ hubs: 5, firms: 25, needed: needed * 3, able: able * 3, band },
  });
});

it('tells a band and no number where all hubs have nobody, and neither where few are needed', () => {
  const bandOf = (...gap: Told) => buildSkills(hubs(3, 'IT', gap), known).lines[0]?.figures;
  expect(bandOf('stitch', 30, 40, 0)).toEqual({
    ...{ hubs: 5, firms: 90, needed: 120, band: 'over-three-quarters' },
  });
  expect(bandOf('stitch', 5, 6, 0)).toEqual({ hubs: 5, firms: 15, needed: 20 });
});

it('lists no skill of which fewer than five people are lacking', () => {
  const told = [...hubs(3, 'IT', ['stitch', 10, 30, 30]), hub('IT', ['stitch', 10, 30, 26])];
  expect(buildSkills(told, known)).toEqual({ lines: [], hidden: 0, cut: 0 });
  const one = [...hubs(3, 'IT', ['stitch', 10, 30, 30]), hub('IT', ['stitch', 10, 30, 25])];
  expect(buildSkills(one, known).lines).toHaveLength(1);
});

it('counts skills that are lacked and hidden, and does not name them', () => {
  const skills = buildSkills(
    [...hubs(2, 'IT', ['stitch', 50, 90, 0]), ...hubs(3, 'IT', ['glue', 9, 30, 10])],
    known,
  );
  expect(skills.lines.map(({ title }) => title)).toEqual(['glue']);
  expect(skills.hidden).toBe(1);
  expect(JSON.stringify(skills)).not.toContain('stitch');
});

it('tells local skills as one line without name, or counts them among the hidden', () => {
  const local = (n: number): Told => [
    `https://hub.example/standards/s${String(n)}/v1.0`,
    9,
    30,
    10,
  ];
  const told = buildSkills(
    [hub('IT', local(1), local(2)), hub('ES', local(3)), hub('AT', local(4), local(5))],
    known,
  );
  expect(told).toEqual({
    local: { hubs: 5, firms: 25, needed: 150, able: 50, lacking: 670 },
    ...{ lines: [], hidden: 0, cut: 0 },
  });
  expect(JSON.stringify(told)).not.toContain('standards');
  expect(buildSkills([hub('IT', local(1)), hub('ES', local(2))], known)).toEqual({
    ...{ lines: [], hidden: 1, cut: 0 },
  });
});

it('tells of countries only what it may, and nothing of who is able there when it is of one hub', () => {
  const { lines } = buildSkills(
    [
      ...hubs(6, 'IT', ['stitch', 10, 60, 30]),
      ...hubs(3, 'ES', ['stitch', 10, 40, 0]),
      ...[hub('AT', ['stitch', 5, 20, 5]), hub('FR', ['stitch', 5, 20, 5])],
    ],
    known,
  );
  // Austria and France are two hubs: Spain is hidden with them.
  expect(lines[0]).toMatchObject({
    figures: { hubs: 10, firms: 100, needed: 520, able: 190 },
    countries: [{ country: 'IT', figures: { needed: 360 } }],
    hidden: 3,
  });
  const [first] = buildSkills(
    [...hubs(6, 'IT', ['stitch', 10, 60, 30]), ...hubs(3, 'ES', ['stitch', 10, 40, 0])],
    known,
  ).lines;
  expect(first?.figures.able).toBe(180);
  expect(first?.countries).toEqual([
    { country: 'ES', figures: { hubs: 5, firms: 30, needed: 120 } },
    { country: 'IT', figures: { hubs: 5, firms: 60, needed: 360 } },
  ]);
});

it('has the most lacked first, by what is shown: the order tells nothing that is withheld', () => {
  const ordered = (able: number) =>
    buildSkills(
      [
        // 120 needed, 35 or 40 able: the number is withheld, as one hub has all of it
        ...[hub('IT', ['stitch', 10, 40, able]), ...hubs(2, 'IT', ['stitch', 10, 40, 0])],
        ...hubs(3, 'IT', ['glue', 10, 40, 15], ['cut', 10, 40, 30]),
      ],
      known,
    ).lines.map(({ title, figures }) => [title, figures.band ?? figures.able]);
  // stitch lacks 80 or 85, more than glue; its band says 30 at least, as many as cut lacks
  const order = [
    ['glue', 45],
    ['cut', 90],
    ['stitch', 'in-between'],
  ];
  expect(ordered(35)).toEqual(order);
  expect(ordered(40)).toEqual(order);
});

describe('of made-up hubs', () => {
  /** Hubs of four countries that tell of some skills each. */
  function madeUp(seed: number): SaidGaps {
    const random = mulberry32(seed + 1);
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    return Array.from({ length: 3 + upTo(20) }, () =>
      hub(
        ['AT', 'ES', 'FR', 'IT'][upTo(3)] ?? 'IT',
        ...['cut', 'glue', 'press', 'stitch', 'https://hub.example/standards/s/v1.0']
          .filter(() => random() < 0.6)
          .map((key): Told => {
            const firms = 5 + upTo(20);
            const needed = 5 * Math.ceil(firms / 5) + 5 * upTo(8);
            return [key, firms, needed, 5 * upTo(needed / 5)];
          }),
      ),
    );
  }

  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'adds up to what is shown (%i)',
    (seed) => {
      const said = madeUp(seed);
      const skills = buildSkills(said, known);
      expect(buildSkills([...said].reverse(), known)).toEqual(skills);
      for (const { standard, figures, countries, hidden } of skills.lines) {
        const behind = said.filter(({ summary }) =>
          summary.gaps.some(({ versionUri }) => versionUri === standard),
        );
        for (const one of [{ country: undefined, figures }, ...countries]) {
          const of = behind.filter(
            ({ summary }) => summary.country === (one.country ?? summary.country),
          );
          const gaps = of.flatMap(({ summary }) =>
            summary.gaps.filter(({ versionUri }) => versionUri === standard),
          );
          expect(of.length).toBeGreaterThanOrEqual(3);
          expect(gaps.reduce((sum, { firms }) => sum + firms, 0)).toBeGreaterThanOrEqual(5);
          expect(one.figures.needed).toBe(gaps.reduce((sum, { demand }) => sum + demand, 0));
          const able = gaps.reduce((sum, { supply }) => sum + supply, 0);
          expect([able, undefined]).toContain(one.figures.able);
          if (one.figures.able === undefined) expect(one.figures.lacking).toBeUndefined();
        }
        const all = new Set(behind.map(({ summary }) => summary.country));
        expect(hidden).toBe(all.size - countries.length);
      }
    },
  );
});
