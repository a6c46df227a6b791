/** One figure: ours beside a reference, both measured in this run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  /** ours / reference; above 1 we do more in the same time. */
  readonly ratio: number;
  readonly unit: string;
}

type Work = () => unknown;

/** How many times a round repeats each side, so that a round lasts about this long. */
const ROUND_MS = 150;
const ROUNDS = 9;

const rounded = (value: number) => Number(value.toPrecision(4));

export const figure = (name: string, ours: number, reference: number, unit: string): Figure => ({
  name,
  ours: rounded(ours),
  reference: rounded(reference),
  ratio: rounded(ours / reference),
  unit,
});

async function secondsFor(work: Work, times: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < times; i++) await work();
  return (performance.now() - began) / 1000;
}

async function timesFor(work: Work): Promise<number> {
  await work();
  let times = 1;
  for (;;) {
    const seconds = await secondsFor(work, times);
    if (seconds * 1000 >= ROUND_MS) return times;
    times = Math.max(
      times + 1,
      Math.min(times * 10, Math.ceil((times * ROUND_MS) / (seconds * 1000))),
    );
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Operations a second of ours and of the reference, in alternation. The ratio is the median of the
 * ratios of neighbouring rounds, so that a neighbour on the machine disturbs both sides alike.
 */
export async function compare(name: string, ours: Work, reference: Work): Promise<Figure> {
  const oursTimes = await timesFor(ours);
  const referenceTimes = await timesFor(reference);
  const rounds: { ours: number; reference: number }[] = [];
  for (let i = 0; i < ROUNDS; i++)
    rounds.push({
      ours: oursTimes / (await secondsFor(ours, oursTimes)),
      reference: referenceTimes / (await secondsFor(reference, referenceTimes)),
    });
  return {
    ...figure(
      name,
      median(rounds.map((r) => r.ours)),
      median(rounds.map((r) => r.reference)),
      'operations/s',
    ),
    ratio: rounded(median(rounds.map((r) => r.ours / r.reference))),
  };
}
