import { findCover } from './find-cover.js';

/** The table with its totals. */
const table = (...rows: readonly (readonly number[])[]) => {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const wide = rows.map((row) => [...row, sum(row)]);
  return [...wide, (wide[0] ?? []).map((_, j) => sum(wide.map((row) => row[j] ?? 0)))];
};
const none = (counts: readonly (readonly number[])[]) => counts.map((row) => row.map(() => false));

it('goes over the smallest cells that make up for each other', () => {
  const counts = table([3, 50, 9], [60, 70, 80], [6, 90, 8]);
  expect(findCover(counts, none(counts), [0, 0])).toEqual([
    [0, 2],
    [2, 2],
    [2, 0],
  ]);
});

it('goes round cells that cannot fall', () => {
  const counts = table([3, 50, 9], [60, 70, 80], [4, 90, 8]);
  expect(findCover(counts, none(counts), [0, 0])).toEqual([
    [0, 2],
    [1, 2],
    [1, 0],
  ]);
});

it('uses what is hidden already at no cost', () => {
  const counts = table([3, 500, 9], [600, 700, 10], [6, 90, 8]);
  const hidden = none(counts).map((row, i) => row.map((_, j) => i < 2 && j < 2));
  const cover = findCover(counts, hidden, [0, 0]);
  expect(cover?.every(([i, j]) => i < 2 && j < 2)).toBe(true);
});

it('finds none where nothing can fall', () => {
  expect(findCover([[3]], [[true]], [0, 0])).toBeNull();
});
