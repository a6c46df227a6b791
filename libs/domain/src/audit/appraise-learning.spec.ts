import { readFileSync } from 'node:fs';
import { cpuTime } from '../../../../test/support/cpu-time.js';
import { appraiseLearning } from './appraise-learning.js';
import type { LearningInput } from './audit-input.js';
import { instrument } from './instrument/instrument.js';
import { itemsOf } from './instrument/items-of.js';
import type { Balance, LearningAppraisal, LearningNote } from './learning-appraisal.js';
import { mulberry32 } from './random/mulberry32.js';
import {
  answersBy,
  differences,
  goldenScore,
  learningInputOf,
  type GoldenFile,
} from './testing/golden-cases.js';

const golden = JSON.parse(
  readFileSync(new URL('./golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;

/** Figures that are not drawn are exact; drawn ones leave room for another engine's logarithm. */
const EXACT = 1e-9;
const DRAWN = 1e-6;

const goldenBalance = (balance: Balance) => ({
  composition: balance.composition,
  ilr: balance.ilr,
  clr: balance.clr,
  ternary: balance.ternary,
  total: balance.total,
  imbalance: balance.imbalance,
});
const goldenDraws = (balance: Balance) => ({
  totalInterval: balance.totalInterval,
  imbalanceBiasCorrected: balance.biasCorrected,
  interval: balance.interval,
  ilrInterval: balance.ilrIntervals,
  pMinor: balance.pMinor,
  pMajor: balance.pMajor,
  weakest: balance.weakest,
  strongest: balance.strongest,
  verdict: balance.verdict,
});
const drawnNames = Object.keys(goldenDraws({} as Balance));
const goldenContradictions = ({ contradictions }: LearningAppraisal) =>
  contradictions.map(({ id, construct }) => (construct === undefined ? id : `${id}:${construct}`));

describe.each(['S1', 'S2', 'S3'])('golden firm %s', (firm) => {
  const appraisal = appraiseLearning(learningInputOf(golden.inputs.firms[firm] ?? ({} as never)));
  const expected = golden.expected[firm] ?? {};

  it('has the scores', () => {
    const actual = Object.fromEntries(
      Object.entries(appraisal.scores).map(([id, score]) => [id, goldenScore(score)]),
    );
    expect(Object.keys(expected['scores'] as object)).toHaveLength(20);
    expect(differences(expected['scores'], actual, EXACT)).toEqual([]);
  });

  it('combines answers and records', () => {
    const actual = Object.fromEntries(
      Object.entries(appraisal.combined).map(
        ([id, { mean, variance, z, flag, evidenceWeight }]) => [
          id,
          { mean, var: variance, z, flag, evWeight: evidenceWeight },
        ],
      ),
    );
    expect(differences(expected['combined'], actual, EXACT)).toEqual([]);
  });

  it('has the balance, with the very draws', () => {
    const balance = appraisal.balance as Balance;
    const entries = Object.entries(expected['balance'] as object);
    const drawn = entries.filter(([name]) => drawnNames.includes(name));
    const computed = entries.filter(([name]) => !drawnNames.includes(name));
    expect(drawn).toHaveLength(9);
    expect(computed).toHaveLength(6);
    expect(differences(Object.fromEntries(computed), goldenBalance(balance), EXACT)).toEqual([]);
    expect(differences(Object.fromEntries(drawn), goldenDraws(balance), DRAWN)).toEqual([]);
  });

  it('has the type with what speaks for it', () => {
    const { type } = appraisal;
    const { drivers, ...rest } = expected['type'] as Record<string, unknown>;
    expect(differences(rest, type, EXACT)).toEqual([]);
    const first = type.drivers
      .slice(0, (drivers as unknown[]).length)
      .map(({ feature, ratio, value }) => ({ feature, llr: ratio, value }));
    expect(differences(drivers, first, EXACT)).toEqual([]);
  });

  it('has the contradictions', () => {
    expect(goldenContradictions(appraisal)).toEqual(expected['contradictions']);
  });

  it('has the agreement', () => {
    const { krippendorffOrdinal, rwgJ } = expected['agreement'] as Record<string, unknown>;
    expect(appraisal.agreement.krippendorffOrdinal).toBeCloseTo(krippendorffOrdinal as number, 9);
    const rwg = Object.fromEntries(
      Object.entries(appraisal.agreement.byConstruct).map(([id, value]) => [id, value.rwg]),
    );
    expect(differences(rwgJ, rwg, EXACT)).toEqual([]);
  });

  it('has the quality of the answers', () => {
    const actual = appraisal.quality.map(({ deviation, used, ...rest }) => ({
      ...rest,
      sd: deviation,
      use: used,
    }));
    expect(differences(expected['responseQuality'], actual, EXACT)).toEqual([]);
  });
});

it.each(Object.keys(golden.edge))('edge case %s', (name) => {
  const { input, expected } = golden.edge[name] as NonNullable<GoldenFile['edge'][string]>;
  const appraisal = appraiseLearning(learningInputOf(input));
  const { type, balance, quality } = appraisal;
  const { balance: wanted, ...rest } = expected;
  expect(
    differences(
      rest,
      {
        type: { ...type, pTop: type.posterior[type.top] },
        contradictions: goldenContradictions(appraisal),
        quality: quality.map(({ deviation, used, ...line }) => ({
          ...line,
          sd: deviation,
          use: used,
        })),
      },
      EXACT,
    ),
  ).toEqual([]);
  expect(differences(wanted, balance, DRAWN)).toEqual([]);
});

/** Everything in a structure that is a number and not finite, but the error of no data. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') {
    return Number.isFinite(value) || path.endsWith('/error') ? [] : [path];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${path}/${key}`));
}

describe('whatever comes', () => {
  const uniform = mulberry32(4711);
  const pick = <T>(values: readonly T[]) => values[Math.floor(uniform() * values.length)] as T;
  const anyInput = (): LearningInput => {
    const keen = uniform();
    const items = itemsOf(pick(['full', 'short']));
    return {
      heads: pick([0, 0.4, 1, 3, 12, 249, 1_000_000]),
      ...(uniform() < 0.5 ? {} : { ageYears: pick([0, 5, 900]) }),
      exposureMonths: pick([0, 6, 36, 1200]),
      respondents: Array.from({ length: pick([0, 1, 2, 5]) }, (_, place) => ({
        id: `p${place}`,
        answers: Object.fromEntries(
          items.map(({ id }) => [
            id,
            uniform() < keen / 2 ? pick(['DK', 'NA', 'REF', null] as const) : pick([0, 1, 2, 3, 4]),
          ]),
        ),
      })),
      indicators: instrument.indicators
        .filter(() => uniform() < 0.5)
        .map(({ id, kind }) =>
          kind === 'count'
            ? { id, count: pick([0, 3, 1e9]) }
            : { id, count: 0, of: pick([0, 7, 1e9]) },
        ),
    };
  };

  it('gives no number that is none, and the same bits for people in another order', () => {
    for (let round = 0; round < 30; round += 1) {
      const input = anyInput();
      const appraisal = appraiseLearning(input);
      expect(notFinite(appraisal)).toEqual([]);
      const values = Object.values(appraisal.combined).map(({ mean }) => mean);
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      const turned = {
        ...input,
        respondents: [...input.respondents].reverse(),
        indicators: [...input.indicators].reverse(),
      };
      expect(JSON.stringify(appraiseLearning(turned))).toBe(JSON.stringify(appraisal));
    }
  });
});

describe('says what kept it from saying more', () => {
  const firm = learningInputOf(golden.inputs.firms['S2'] ?? ({} as never));
  const notes = (wanted: Partial<LearningInput>) => appraiseLearning({ ...firm, ...wanted }).notes;
  const lazy = { id: 'r9', answers: answersBy(() => 3) };

  it.each<[string, Partial<LearningInput>, LearningNote[]]>([
    ['nothing', {}, []],
    ['that nobody answered', { respondents: [] }, ['nobody-answered']],
    ['that no answer counts', { respondents: [lazy] }, ['no-answer-counts']],
    ['that only one did', { respondents: firm.respondents.slice(0, 1) }, ['one-respondent']],
    [
      'that somebody was left out',
      { respondents: [...firm.respondents, lazy] },
      ['some-answers-left-out'],
    ],
    ['that nobody knows how many work there', { heads: 0 }, ['headcount-unknown']],
    ['that more answered than work there', { heads: 2 }, ['more-respondents-than-heads']],
    ['that there are no records', { indicators: [] }, ['no-records']],
    ['that the records are too young', { exposureMonths: 5 }, ['records-too-young']],
  ])('%s', (_, wanted, expected) => {
    expect(notes(wanted)).toEqual(expected);
  });

  it('that the age is unknown', () => {
    const { heads, exposureMonths, respondents, indicators } = firm;
    const ageless = { heads, exposureMonths, respondents, indicators };
    const appraisal = appraiseLearning(ageless);
    expect(appraisal.notes).toEqual(['age-unknown']);
    expect(appraisal.features['YNG']).toBeUndefined();
  });

  it('and is not surer of a firm whose size is unknown', () => {
    const error = (heads: number) => appraiseLearning({ ...firm, heads }).scores['KA']?.error ?? 0;
    expect(error(0)).toBeGreaterThan(error(48));
    expect(error(0)).toBeGreaterThanOrEqual(error(1_000_000));
  });
});

it('holds the balance against the centre of comparable firms where there is one', () => {
  const firm = learningInputOf(golden.inputs.firms['S3'] ?? ({} as never));
  const plain = appraiseLearning(firm);
  expect(plain.normBalance).toBeNull();
  const norm = plain.balance?.composition ?? ([1 / 3, 1 / 3, 1 / 3] as const);
  const { balance, normBalance } = appraiseLearning(firm, { norm });
  expect(balance).toEqual(plain.balance);
  expect(normBalance?.imbalance).toBeCloseTo(0, 9);
  expect(normBalance?.pMinor).toBeLessThan(balance?.pMinor ?? 0);
});

it('draws the formal share of each level, and says nothing where one way has no data', () => {
  const firm = learningInputOf(golden.inputs.firms['S2'] ?? ({} as never));
  const { modes, combined } = appraiseLearning(firm);
  for (const [level, { formalShare, interval }] of Object.entries(modes)) {
    const formal = combined[`${level}F`]?.mean ?? 0;
    expect(formalShare).toBeCloseTo(formal / (formal + (combined[`${level}I`]?.mean ?? 0)), 12);
    expect(interval?.[0]).toBeLessThan(formalShare ?? 0);
    expect(interval?.[1]).toBeGreaterThan(formalShare ?? 1);
  }
  const nobody = { KAF1: 'DK', KAF2: 'DK', KAF3: 'DK', KAF4: 'DK' } as const;
  const silent = firm.respondents.map(({ id, answers }) => ({
    id,
    answers: { ...answers, ...nobody },
  }));
  expect(appraiseLearning({ ...firm, respondents: silent }).modes.KA).toEqual({
    formalShare: null,
    interval: null,
  });
});

it('gives the same bits for the same seed, and other draws for another', () => {
  const firm = learningInputOf(golden.inputs.firms['S1'] ?? ({} as never));
  const drawn = (seed: number) => JSON.stringify(appraiseLearning(firm, { seed }));
  const first = drawn(5);
  expect(drawn(6)).not.toBe(first);
  expect(drawn(5)).toBe(first);
});

it('appraises a firm of six respondents within 15 milliseconds, by the best of 20 runs', () => {
  const firm = learningInputOf(golden.inputs.firms['S2'] ?? ({} as never));
  const times = Array.from({ length: 20 }, (_, seed) => {
    const start = cpuTime();
    appraiseLearning(firm, { seed });
    return cpuTime() - start;
  });
  expect(Math.min(...times)).toBeLessThan(15);
});
