import { randomInt } from 'node:crypto';

/** What one run of the chaos does. */
export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly json: boolean;
  /** A fault the harness makes itself, to show that it sees one. */
  readonly plant: 'nothing' | 'loss' | 'rewrite';
}

export const USAGE =
  'usage: npm run chaos -- --rounds N [--seed S] [--json] [--plant loss|rewrite]';

/** Reads the words of the command line; throws with the usage when they are not understood. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const options = { rounds: 0, seed: randomInt(2 ** 31), json: false, plant: 'nothing' };
  for (let i = 0; i < args.length; i++) {
    const word = args[i];
    const value = () => args[++i] ?? '';
    if (word === '--rounds') options.rounds = wholeNumber(value());
    else if (word === '--seed') options.seed = wholeNumber(value());
    else if (word === '--json') options.json = true;
    else if (word === '--plant') options.plant = value();
    else throw new Error(USAGE);
  }
  const { plant, rounds } = options;
  if (rounds < 1 || (plant !== 'nothing' && plant !== 'loss' && plant !== 'rewrite'))
    throw new Error(USAGE);
  return { ...options, plant };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(USAGE);
  return Number(text);
}
