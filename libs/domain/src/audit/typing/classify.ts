import type { Driver, Estimate, Typing } from '../learning-appraisal.js';
import { normalCdf } from '../statistics/normal-cdf.js';
import { distanceTo } from './distance-to.js';
import type { Defining, Prototype, TypeModel } from './type-model.js';

/** What is estimated of a firm or cluster, by feature; a feature without data is missing. */
export type Features = Readonly<Record<string, Estimate>>;

/** Fit of one form of a type: its logarithm, and what each feature adds to it. */
interface Fit {
  readonly type: string;
  readonly variant: number;
  readonly logarithm: number;
  readonly parts: ReadonlyMap<string, number>;
}

/**
 * Which type a firm or cluster resembles (audit paper, 3.3 and 3.4). Each feature's own uncertainty
 * widens the profile, so one respondent gives a flatter answer. A type is named only when it is
 * likely, leads, what defines it is present, and the firm is not unlike it (being the likeliest of five
 * is not enough: something that belongs to none of them is always nearest to one); else the outcome
 * says why not.
 */
export function classify(features: Features, model: TypeModel): Typing {
  const fits = fitTypes(features, model);
  const posterior = posteriorOf(fits);
  const order = Object.keys(posterior).sort((a, b) => at(posterior, b) - at(posterior, a));
  const [top = 'NONE', second = 'NONE'] = order;
  const rival = order.find((type) => type !== top && type !== 'NONE') ?? 'NONE';
  const best = bestFit(fits, top);
  const { outcome, reason } = nameType(
    features,
    model,
    { posterior, top, second },
    distanceTo(features, model, top, best.variant),
  );
  return {
    posterior,
    top,
    second,
    rival,
    outcome,
    reason,
    variant: best.variant,
    drivers: driversOf(features, model, best, bestFit(fits, rival)),
  };
}

const at = (posterior: Readonly<Record<string, number>>, type: string) => posterior[type] ?? 0;

const presentIn = (features: Features, model: TypeModel) =>
  model.features.filter((name) => features[name] !== undefined);

function fitTypes(features: Features, model: TypeModel): Fit[] {
  const { mean, deviation } = model.background;
  const fit = (type: string, variant: number, prior: number, profile: Prototype): Fit => {
    const parts = new Map<string, number>();
    let sum = 0;
    for (const name of presentIn(features, model)) {
      const feature = features[name] as Estimate;
      const expected = profile[name] ?? { mean, deviation };
      const part = logNormal(
        feature.mean,
        expected.mean,
        expected.deviation * expected.deviation + feature.variance,
      );
      parts.set(name, part);
      sum += part;
    }
    return { type, variant, logarithm: Math.log(prior) + model.temper * sum, parts };
  };
  const prior = (1 - model.noneMass) / model.types.length;
  const named = model.types.flatMap(({ id, variants }) =>
    variants.map((variant, place) => fit(id, place, prior / variants.length, variant)),
  );
  const broad = { mean: 0.5, deviation: model.noneDeviation, basis: 'inferred' } as const;
  const anything = Object.fromEntries(model.features.map((name) => [name, broad]));
  return [...named, fit('NONE', 0, model.noneMass, anything)];
}

function logNormal(x: number, mean: number, variance: number): number {
  return -0.5 * Math.log(2 * Math.PI * variance) - (0.5 * (x - mean) * (x - mean)) / variance;
}

function posteriorOf(fits: readonly Fit[]): Record<string, number> {
  const highest = Math.max(...fits.map(({ logarithm }) => logarithm));
  const weights = fits.map(({ logarithm }) => Math.exp(logarithm - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const posterior: Record<string, number> = {};
  fits.forEach(({ type }, place) => {
    posterior[type] = at(posterior, type) + (weights[place] ?? 0) / total;
  });
  return posterior;
}

/** The form of a type that fits best. */
function bestFit(fits: readonly Fit[], type: string): Fit {
  const forms = fits.filter((fit) => fit.type === type);
  return forms.reduce((best, form) => (form.logarithm > best.logarithm ? form : best));
}

function driversOf(features: Features, model: TypeModel, top: Fit, rival: Fit): Driver[] {
  return presentIn(features, model)
    .map((feature) => ({
      feature,
      ratio: model.temper * ((top.parts.get(feature) ?? 0) - (rival.parts.get(feature) ?? 0)),
      value: features[feature]?.mean ?? 0,
    }))
    .sort((a, b) => Math.abs(b.ratio) - Math.abs(a.ratio));
}

interface Ranking {
  readonly posterior: Readonly<Record<string, number>>;
  readonly top: string;
  readonly second: string;
}

function nameType(
  features: Features,
  model: TypeModel,
  ranking: Ranking,
  distance: number,
): { readonly outcome: string; readonly reason: string | null } {
  const { posterior, top, second } = ranking;
  if (presentIn(features, model).length < model.minFeatures * model.features.length) {
    return { outcome: 'UNCLEAR', reason: 'too-few-answers' };
  }
  if (top === 'NONE') return { outcome: 'UNCLEAR', reason: 'fits-no-type' };
  const lead = at(posterior, top) - at(posterior, second);
  const unclear = at(posterior, top) < model.minTop || lead < model.minMargin;
  const coarse = coarseOf(model, ranking, unclear);
  if (unclear && coarse === null) {
    return { outcome: 'UNCLEAR', reason: `between-${top}-and-${second}` };
  }
  const lacking = lackingOf(features, model, top);
  if (lacking !== null) {
    return { outcome: 'UNCLEAR', reason: `lacks-defining-feature:${lacking}` };
  }
  if (at(posterior, 'NONE') > model.maxNone || distance > model.maxDistance) {
    return { outcome: 'UNCLEAR', reason: 'fits-no-type' };
  }
  return coarse ?? { outcome: top, reason: null };
}

/** Two types that hold nearly everything together, but not apart, are named as one. */
function coarseOf(model: TypeModel, { posterior, top, second }: Ranking, unclear: boolean) {
  for (const { id, of, minSum, minMargin } of model.coarse) {
    if (!of.includes(top) || (unclear && !of.includes(second))) continue;
    const [a, b] = [at(posterior, of[0]), at(posterior, of[1])];
    if (a + b >= minSum && Math.abs(a - b) < minMargin) {
      return { outcome: id, reason: `between-${of[0]}-and-${of[1]}` };
    }
  }
  return null;
}

/** The first defining feature of a type that is not more likely present than not. */
function lackingOf(features: Features, model: TypeModel, type: string): string | null {
  const holds = ({ feature, side }: Defining) => {
    const estimate = features[feature];
    if (estimate === undefined) return false;
    const above = 1 - normalCdf((0.5 - estimate.mean) / Math.sqrt(estimate.variance + 1e-9));
    return (side === 'above' ? above : 1 - above) >= model.pDefining;
  };
  const needed = model.types.find(({ id }) => id === type)?.defining ?? [];
  const lacking = needed.find((alternatives) => !alternatives.some(holds));
  return lacking?.map(({ feature }) => feature).join('-or-') ?? null;
}
