import { normalCdf } from '#domain/audit/statistics/normal-cdf.js';
import { HIGHEST, LOWEST, type TrueFirm } from '../firm.js';
import { FIRM_TRUTH, FIRM_TYPES, type FirmType } from '../truth-table.js';
import type { World } from '../world.js';

/** The general inclination to learn is summed over, from -5 to 5 standard deviations. */
const STEPS = Array.from({ length: 101 }, (_, step) => (step - 50) / 10);
/** Below the error of the normal distribution's approximation a chance says nothing. */
const LEAST = 1e-9;

/**
 * The type a firm has most likely been drawn from, for somebody who knows its world and sees the firm
 * itself instead of answers: Bayes over the five types, exact but for the sum over the inclination to
 * learn. Nobody who only has answers and records can do better on average.
 */
export function likeliestType(world: World, firm: TrueFirm): FirmType | undefined {
  const fits = FIRM_TYPES.map((type) => ({ type, fit: fitOf(world, firm, type) }));
  return fits.sort((a, b) => b.fit - a.fit)[0]?.type;
}

function fitOf(world: World, { values, heads, ageYears }: TrueFirm, type: FirmType): number {
  const truth = FIRM_TRUTH[type];
  const [median, spread] = truth.heads;
  const below = (people: number) => normalCdf(Math.log(people / median) / spread);
  // Drawn on a continuous scale, rounded, and kept from 1 to 249.
  const size =
    (heads >= 249 ? 1 : below(heads + 0.5)) - (heads <= 1 ? 0 : below(Math.max(0.5, heads - 0.5)));
  const age = ageYears < 4 ? truth.young : 1 - truth.young;
  return (
    Math.log(truth.share) +
    Math.log(Math.max(LEAST, size)) +
    Math.log(age) +
    fitOfValues(world, values, type)
  );
}

function fitOfValues(world: World, values: readonly number[], type: FirmType): number {
  const { within } = world.disturbances;
  const fits = STEPS.map((general) =>
    values.reduce(
      (sum, value, at) => {
        const loading = world.loadings[at] ?? 0;
        const mean = (world.firmMeans[type]?.[at] ?? 0.5) + within * loading * general;
        return sum + logChance(value, mean, within * Math.sqrt(1 - loading * loading));
      },
      (-general * general) / 2,
    ),
  );
  const highest = Math.max(...fits);
  return highest + Math.log(fits.reduce((sum, fit) => sum + Math.exp(fit - highest), 0));
}

/** Values beyond the ends of the scale were brought to them. */
function logChance(value: number, mean: number, deviation: number): number {
  const away = (value - mean) / deviation;
  if (value <= LOWEST) return Math.log(Math.max(LEAST, normalCdf(away)));
  if (value >= HIGHEST) return Math.log(Math.max(LEAST, normalCdf(-away)));
  return (-away * away) / 2 - Math.log(deviation);
}
