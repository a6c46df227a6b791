/** One figure: ours beside a reference, both measured in this run. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  /** ours / reference; above 1 we do more in the same time. */
  readonly ratio: number;
  readonly unit: string;
  /** What the ratio is to reach; nothing where nothing was promised. */
  readonly goal?: string;
  readonly ok?: boolean;
}

type Work = () => unknown;

/** A round repeats each side for about so long: short, so that a neighbour disturbs both alike. */
const ROUND_MS = 50;
const ROUNDS = 25;

const rounded = (value: number) => Number(value.toPrecision(4));

export const figure = (name: string, ours: number, reference: number, unit: string): Figure => ({
  name,
  ours: rounded(ours),
  reference: rounded(reference),
  ratio: rounded(ours / reference),
  unit,
});

/** CPU seconds of this process and all its threads: other load on the machine does not count. */
async function secondsFor(work: Work, times: number): Promise<number> {
  const began = process.cpuUsage();
  for (let i = 0; i < times; i++) {
    const made = work();
    if (made instanceof Promise) await made;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

async function timesFor(work: Work): Promise<number> {
  await work();
  let times = 1;
  for (;;) {
    const seconds = await secondsFor(work, times);
    if (seconds * 1000 >= ROUND_MS) return times;
    times = Math.max(
      times + 1,
      Math.min(times * 10, Math.ceil((times * ROUND_MS) / Math.max(seconds * 1000, 0.1))),
    );
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Operations per CPU second of ours and of the reference, in alternation. The ratio is the median of
 * the ratios of neighbouring rounds, so that a neighbour on the machine disturbs both sides alike.
 */
export async function compare(
  name: string,
  ours: Work,
  reference: Work,
  goal?: number,
): Promise<Figure> {
  const oursTimes = await timesFor(ours);
  const referenceTimes = await timesFor(reference);
  const rounds: { ours: number; reference: number }[] = [];
  for (let i = 0; i < ROUNDS; i++)
    rounds.push({
      ours: oursTimes / (await secondsFor(ours, oursTimes)),
      reference: referenceTimes / (await secondsFor(reference, referenceTimes)),
    });
  const ratio = rounded(median(rounds.map((r) => r.ours / r.reference)));
  return {
    ...figure(
      name,
      median(rounds.map((r) => r.ours)),
      median(rounds.map((r) => r.reference)),
      'operations/CPU-s',
    ),
    ratio,
    ...(goal !== undefined && { goal: `ratio >= ${String(goal)}`, ok: ratio >= goal }),
  };
}
