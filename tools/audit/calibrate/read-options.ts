import { parseArgs } from 'node:util';

/** What `npm run audit:calibrate` was asked for. */
export interface CalibrateOptions {
  readonly seed: number;
  /** How many worlds the figures are a mean of; cells with near goals take up to eight times as many. */
  readonly worlds: number;
  readonly firms: number;
  /** Draws of a balance. */
  readonly draws: number;
  readonly json: boolean;
  /** Shows what could be reached at best where more is wanted than is reached, instead of the goals. */
  readonly bound: boolean;
}

export const USAGE =
  'usage: npm run audit:calibrate -- [--seed N] [--worlds N] [--firms N] [--quick] [--json] [--bound]';

/** Seed of a run that names none. */
const SEED = 20_261_128;

/** Reads the command line; throws with what was expected. */
export function readOptions(args: readonly string[]): CalibrateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      worlds: { type: 'string' },
      firms: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      bound: { type: 'boolean', default: false },
    },
  });
  return {
    seed: whole('--seed', values.seed, SEED, [0, 2 ** 32 - 1]),
    worlds: whole('--worlds', values.worlds, values.quick ? 1 : 4, [1, 100]),
    firms: whole('--firms', values.firms, 300, [20, 5000]),
    draws: values.quick ? 400 : 1000,
    json: values.json,
    bound: values.bound,
  };
}

function whole(
  name: string,
  text: string | undefined,
  otherwise: number,
  [low, high]: readonly [number, number],
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new Error(`${name}: expected a whole number from ${low} to ${high}, got ${text}`);
  return value;
}
