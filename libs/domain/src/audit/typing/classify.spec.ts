import { mulberry32 } from '../random/mulberry32.js';
import { classify, type Features } from './classify.js';
import { clusterModel } from './cluster-model.js';
import { firmModel } from './firm-model.js';
import type { TypeModel } from './type-model.js';

/** What somebody would be who is a type through and through. */
const likeness = (model: TypeModel, type: string, variant = 0): Record<string, number> => {
  const profile = model.types.find(({ id }) => id === type)?.variants[variant] ?? {};
  return Object.fromEntries(
    model.features.map((name) => [name, profile[name]?.mean ?? model.background.mean]),
  );
};
const sure = (means: Readonly<Record<string, number>>, variance = 0.004): Features =>
  Object.fromEntries(Object.entries(means).map(([name, mean]) => [name, { mean, variance }]));

it.each(
  [firmModel, clusterModel].flatMap((model) =>
    model.types.flatMap(({ id, variants }) =>
      variants.map((_, variant) => [id, variant, model] as const),
    ),
  ),
)('names what is like %s (form %s) so', (type, variant, model) => {
  const typing = classify(sure(likeness(model, type, variant)), model);
  expect(typing).toMatchObject({ outcome: type, top: type, reason: null, variant });
  expect(typing.rival).not.toBe(type);
});

it('sums to 1, orders what speaks for it, and never gives a number that is none', () => {
  const uniform = mulberry32(29);
  for (let round = 0; round < 200; round += 1) {
    const features: Record<string, { mean: number; variance: number }> = {};
    for (const name of firmModel.features) {
      if (uniform() < 0.8) features[name] = { mean: uniform(), variance: uniform() * 0.05 };
    }
    const { posterior, drivers, top, second } = classify(features, firmModel);
    const values = Object.values(posterior);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(posterior[top]).toBeGreaterThanOrEqual(posterior[second] ?? 1);
    const sizes = drivers.map(({ ratio }) => Math.abs(ratio));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(drivers).toHaveLength(Object.keys(features).length);
  }
});

it('is flatter the less sure the features are', () => {
  const means = likeness(firmModel, 'EXOGENOUS');
  const at = (variance: number) =>
    classify(sure(means, variance), firmModel).posterior['EXOGENOUS'] ?? 0;
  expect(at(0.2)).toBeLessThan(at(0.02));
});

describe('says that a type is unclear', () => {
  it('with fewer than half of the features', () => {
    const means = Object.entries(likeness(firmModel, 'ENDOGENOUS'));
    const typing = (count: number) =>
      classify(sure(Object.fromEntries(means.slice(0, count))), firmModel);
    expect(typing(6)).toMatchObject({ outcome: 'UNCLEAR', reason: 'too-few-answers' });
    expect(typing(7).reason).not.toBe('too-few-answers');
    expect(classify({}, firmModel)).toMatchObject({ reason: 'too-few-answers', drivers: [] });
  });

  it('when nothing fits', () => {
    const means = Object.fromEntries(
      firmModel.features.map((name, place) => [name, place % 2 ? 0.98 : 0.97]),
    );
    expect(classify(sure(means), firmModel)).toMatchObject({
      outcome: 'UNCLEAR',
      reason: 'fits-no-type',
    });
  });

  it('between two types', () => {
    const [a, b] = [likeness(firmModel, 'CRISIS_DRIVEN'), likeness(firmModel, 'ENDOGENOUS')];
    const means = Object.fromEntries(
      firmModel.features.map((name) => [name, ((a[name] ?? 0) + (b[name] ?? 0)) / 2]),
    );
    const typing = classify(sure(means, 0.1), firmModel);
    expect(typing.outcome).toBe('UNCLEAR');
    expect(typing.reason).toMatch(/^(between-|fits-no-type)/);
  });

  it('when what defines it is missing', () => {
    const means = { ...likeness(firmModel, 'EXOGENOUS'), EXT: 0.45 };
    expect(classify(sure(means, 0.0004), { ...firmModel, noneMass: 1e-9 })).toMatchObject({
      top: 'EXOGENOUS',
      outcome: 'UNCLEAR',
      reason: 'lacks-defining-feature:EXT',
    });
    expect(
      classify(sure(means, 0.0004), { ...firmModel, noneMass: 1e-9, pDefining: 0 }).outcome,
    ).toBe('EXOGENOUS');
  });
});

it('names the two embedded types together where they cannot be told apart', () => {
  const [a, b] = [
    likeness(firmModel, 'EMBEDDED_INFORMATION'),
    likeness(firmModel, 'EMBEDDED_COMPETENCE'),
  ];
  const mixed = (part: number) =>
    Object.fromEntries(
      firmModel.features.map((name) => [name, part * (a[name] ?? 0) + (1 - part) * (b[name] ?? 0)]),
    );
  const outcomes = Array.from(
    { length: 41 },
    (_, place) => classify(sure(mixed(place / 40), 0.01), firmModel).outcome,
  );
  expect(outcomes[0]).toBe('EMBEDDED_COMPETENCE');
  expect(outcomes[40]).toBe('EMBEDDED_INFORMATION');
  expect(outcomes).toContain('EMBEDDED_UNSPECIFIED');
  expect(outcomes).not.toContain('UNCLEAR');
});
