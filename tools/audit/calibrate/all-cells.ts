import { balanceCells } from './balance-cells.js';
import { coverageBounds } from './bounds/coverage-bound.js';
import { skillsBounds } from './bounds/skills-bound.js';
import { typeBounds } from './bounds/type-bound.js';
import type { Amount, Cell, WorldValues } from './cell.js';
import { changeCells } from './change-cells.js';
import { clusterCells } from './cluster-cells.js';
import { skillsCells } from './skills-cells.js';
import { typeCells } from './type-cells.js';
import { worldOf } from './world.js';

/** Every column of the table of the audit paper (9.4). */
export function allCells(amount: Amount): Cell[] {
  return [
    ...typeCells(amount),
    ...balanceCells(amount),
    ...changeCells(amount),
    ...skillsCells(amount),
    ...clusterCells(amount),
  ];
}

/** The figures whose aims are not reached, beside what somebody would reach who knew more than answers tell. */
export function boundCells(amount: Amount): Cell[] {
  return [...typeBounds(amount), ...coverageBounds(amount), ...skillsBounds(amount)];
}

/** What a cell shows in the `index`th world of a seed. Cells of one difficulty share their worlds. */
export function measureIn(cell: Cell, seed: number, index: number): WorldValues {
  return cell.measure(worldOf(`${seed}/${index}`, cell.difficulty));
}
