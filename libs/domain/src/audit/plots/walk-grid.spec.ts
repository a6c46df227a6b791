import { walkGrid } from './walk-grid.js';

const size = { rows: 4, columns: 3 };

it.each([
  ['ArrowUp', [1, 1], [0, 1]],
  ['ArrowDown', [1, 1], [2, 1]],
  ['ArrowLeft', [1, 1], [1, 0]],
  ['ArrowRight', [1, 1], [1, 2]],
  ['Home', [2, 2], [2, 0]],
  ['End', [2, 0], [2, 2]],
  // an edge holds: nobody falls into the next row without noticing
  ['ArrowUp', [0, 2], [0, 2]],
  ['ArrowDown', [3, 2], [3, 2]],
  ['ArrowLeft', [2, 0], [2, 0]],
  ['ArrowRight', [2, 2], [2, 2]],
] as const)('%s leads from %j to %j', (key, [row, column], [toRow, toColumn]) => {
  expect(walkGrid({ row, column }, key, size)).toEqual({ row: toRow, column: toColumn });
});

it('leads with Control to the first and the last cell, and nowhere else', () => {
  const here = { row: 2, column: 1 };
  expect(walkGrid(here, 'Home', size, true)).toEqual({ row: 0, column: 0 });
  expect(walkGrid(here, 'End', size, true)).toEqual({ row: 3, column: 2 });
  expect(walkGrid(here, 'ArrowUp', size, true)).toBeUndefined();
});

it.each(['Tab', 'Enter', 'a', ' ', 'constructor'])('leaves the key %j alone', (key) => {
  expect(walkGrid({ row: 1, column: 1 }, key, size)).toBeUndefined();
});
