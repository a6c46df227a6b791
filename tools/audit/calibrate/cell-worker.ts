import { parentPort, workerData } from 'node:worker_threads';
import { allCells, boundCells, measureIn } from './all-cells.js';
import type { Amount } from './cell.js';

/** What a worker is started with. */
export interface WorkerData extends Amount {
  readonly seed: number;
  /** Whether cells are those of the bounds. */
  readonly bound: boolean;
}

/** One cell in one world, by number. */
export interface Task {
  readonly cell: number;
  readonly world: number;
}

const { seed, bound, ...amount } = workerData as WorkerData;
const cells = bound ? boundCells(amount) : allCells(amount);

parentPort?.on('message', ({ cell: number, world }: Task) => {
  const cell = cells[number];
  if (cell === undefined) throw new Error(`there is no cell ${number}`);
  parentPort?.postMessage(measureIn(cell, seed, world));
});
