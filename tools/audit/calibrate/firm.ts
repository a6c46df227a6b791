import type { Random } from './random.js';
import { CONSTRUCTS, FIRM_TRUTH, FIRM_TYPES, type FirmType } from './truth-table.js';
import { clamp, type World } from './world.js';

/** What a made-up firm truly is. */
export interface TrueFirm {
  readonly kind: 'pure' | 'hybrid' | 'none';
  /** `NONE` for firms of no type; a hybrid has the first of its two. */
  readonly type: FirmType | 'NONE';
  /** In the order of CONSTRUCTS, 0 to 1. */
  readonly values: readonly number[];
  readonly heads: number;
  readonly ageYears: number;
  readonly exposureMonths: number;
}

/** No firm does nothing or everything of what a construct is about. */
export const [LOWEST, HIGHEST] = [0.02, 0.98];

const KINDS = [0.8, 0.1, 0.1] as const;

/** Ways to belong to no type; the first is the one of the audit paper. */
export type NoType = 'independent' | 'uniform' | 'near-miss' | 'level';

/** Draws a firm of the population: 80 % pure, 10 % half one type and half another, 10 % of no type. */
export function drawFirm(world: World, random: Random, noType: NoType = 'independent'): TrueFirm {
  const kind = (['pure', 'hybrid', 'none'] as const)[random.choose(KINDS)] ?? 'pure';
  const first = drawType(random);
  const second = FIRM_TYPES[(FIRM_TYPES.indexOf(first) + random.whole(1, 4)) % 5] ?? first;
  const means = (type: FirmType) => world.firmMeans[type] ?? [];
  const middle =
    kind === 'hybrid'
      ? means(first).map((mean, at) => (mean + (means(second)[at] ?? mean)) / 2)
      : means(first);
  const values =
    kind === 'none' ? strangeValues(world, random, noType) : around(world, middle, random);
  const [median, spread] = FIRM_TRUTH[first].heads;
  return {
    ...{ kind, values, type: kind === 'none' ? 'NONE' : first },
    heads: clamp(Math.round(median * Math.exp(random.normal(0, spread))), 1, 249),
    ageYears: random.uniform() < FIRM_TRUTH[first].young ? random.whole(0, 3) : random.whole(4, 40),
    exposureMonths: random.whole(8, 36),
  };
}

/** A firm whose three levels are exactly alike; formal and informal practice may differ. */
export function drawBalanced(world: World, random: Random): TrueFirm {
  const firm = drawFirm(world, random);
  const level = 0.2 + 0.45 * random.uniform();
  const values = firm.values.map((value, at) => {
    if (at >= 6) return value;
    return level;
  });
  for (let at = 0; at < 6; at += 2) {
    const lean = clamp(random.normal(0, 0.1), -0.2, 0.2);
    values[at] = level + lean;
    values[at + 1] = level - lean;
  }
  return { ...firm, values };
}

function drawType(random: Random): FirmType {
  return FIRM_TYPES[random.choose(FIRM_TYPES.map((type) => FIRM_TRUTH[type].share))] ?? 'EXOGENOUS';
}

/** A firm of a type: its means, a general inclination to learn, and what is its own. */
function around(world: World, means: readonly number[], random: Random): number[] {
  const general = random.normal();
  return means.map((mean, at) => {
    const loading = world.loadings[at] ?? 0;
    const own = Math.sqrt(1 - loading * loading) * random.normal();
    return bounded(mean + world.disturbances.within * (loading * general + own));
  });
}

function strangeValues(world: World, random: Random, noType: NoType): number[] {
  if (noType === 'uniform') return CONSTRUCTS.map(() => 0.02 + 0.96 * random.uniform());
  if (noType === 'level') {
    const level = random.uniform() < 0.5 ? 0.22 : 0.8;
    return CONSTRUCTS.map(() => bounded(random.normal(level, 0.1)));
  }
  if (noType === 'near-miss') {
    // Each construct follows another of three types: the parts are known, the whole is not.
    const three = [drawType(random), drawType(random), drawType(random)];
    return around(
      world,
      CONSTRUCTS.map((_, at) => world.firmMeans[three[random.whole(0, 2)] ?? '']?.[at] ?? 0.5),
      random,
    );
  }
  return CONSTRUCTS.map(() => bounded(random.normal(0.5, 0.25)));
}

function bounded(value: number): number {
  return clamp(value, LOWEST, HIGHEST);
}
