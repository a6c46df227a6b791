import { Worker } from 'node:worker_threads';
import { allCells, boundCells } from './all-cells.js';
import type { WorldValues } from './cell.js';
import type { Task, WorkerData } from './cell-worker.js';
import { type Figure, figuresOf } from './figures.js';
import { aimOf, goalOf } from './goals.js';
import type { CalibrateOptions } from './read-options.js';

/** Two at once: more would not help the machines this is meant for. */
const WORKERS = 2;

/** Measures every cell in all its worlds; the figures do not depend on which worker did what. */
export async function runCells(
  { seed, worlds, firms, draws, bound }: CalibrateOptions,
  progress: (done: number, of: number) => void,
): Promise<Figure[]> {
  const cells = bound ? boundCells({ firms, draws }) : allCells({ firms, draws });
  const results: WorldValues[][] = cells.map(() => []);
  const tasks = cells.flatMap(({ worldsFactor }, cell) =>
    Array.from({ length: worlds * worldsFactor }, (_, world): Task => ({ cell, world })),
  );
  const workerData: WorkerData = { seed, firms, draws, bound };
  let [next, done] = [0, 0];
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let task: Task | undefined;
      const hand = () => {
        task = tasks[next++];
        if (task === undefined) resolve();
        else worker.postMessage(task);
      };
      worker.on('error', reject);
      worker.on('message', (values: WorldValues) => {
        if (task !== undefined) (results[task.cell] ??= [])[task.world] = values;
        progress(++done, tasks.length);
        hand();
      });
      hand();
    });
  const workers = Array.from(
    { length: WORKERS },
    () => new Worker(new URL('./cell-worker.js', import.meta.url), { workerData }),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return cells.flatMap((cell, at) => figuresOf(cell, results[at] ?? [], bound ? aimOf : goalOf));
}
