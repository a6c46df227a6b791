import type { Estimate } from '../learning-appraisal.js';
import { classify } from './classify.js';
import { distanceTo } from './distance-to.js';
import { firmModel } from './firm-model.js';
import type { Prototype } from './type-model.js';

const profileOf = (type: string): Prototype =>
  firmModel.types.find(({ id }) => id === type)?.variants[0] ?? {};

/** A firm that lies `away` standard deviations from a type in every feature, above and below in turn. */
function firmLike(type: string, away: number): Record<string, Estimate> {
  const profile = profileOf(type);
  const entries = firmModel.features.map((name, at): [string, Estimate] => {
    const { mean, deviation } = profile[name] ?? firmModel.background;
    return [name, { mean: mean + (at % 2 === 0 ? away : -away) * deviation, variance: 0 }];
  });
  return Object.fromEntries(entries);
}

describe('distance to a type', () => {
  it('is the mean square of the distances in standard deviations', () => {
    expect(distanceTo(firmLike('EXOGENOUS', 0), firmModel, 'EXOGENOUS', 0)).toBe(0);
    expect(distanceTo(firmLike('EXOGENOUS', 2), firmModel, 'EXOGENOUS', 0)).toBeCloseTo(4, 12);
  });

  it('counts what is known only, and uncertain features less', () => {
    const sure = { CRI: { mean: 0.94, variance: 0 } };
    const unsure = { CRI: { mean: 0.94, variance: 0.14 ** 2 } };
    expect(distanceTo(sure, firmModel, 'CRISIS_DRIVEN', 0)).toBeCloseTo(1, 12);
    expect(distanceTo(unsure, firmModel, 'CRISIS_DRIVEN', 0)).toBeCloseTo(0.5, 12);
    expect(distanceTo({}, firmModel, 'CRISIS_DRIVEN', 0)).toBe(0);
    expect(distanceTo(sure, firmModel, 'NONE', 0)).toBe(0);
  });
});

describe('a type is named only where the firm looks like it', () => {
  const lenient = { ...firmModel, maxNone: 1, maxDistance: Infinity };
  const far = firmLike('EXOGENOUS', 1.12);

  it('not where it is merely the nearest of five', () => {
    expect(classify(far, { ...firmModel, maxNone: 1 })).toMatchObject({
      outcome: 'UNCLEAR',
      reason: 'fits-no-type',
      top: 'EXOGENOUS',
    });
    expect(classify(far, lenient).outcome).toBe('EXOGENOUS');
  });

  it('not where being none of them is likelier than the limit', () => {
    const { posterior, outcome } = classify(far, lenient);
    const none = posterior['NONE'] ?? 0;
    expect(outcome).toBe('EXOGENOUS');
    expect(classify(far, { ...lenient, maxNone: none * 0.99 }).reason).toBe('fits-no-type');
    expect(classify(far, { ...lenient, maxNone: none * 1.01 }).outcome).toBe('EXOGENOUS');
  });

  it('and the posterior stays as it is', () => {
    expect(classify(far, firmModel).posterior).toEqual(classify(far, lenient).posterior);
  });
});
