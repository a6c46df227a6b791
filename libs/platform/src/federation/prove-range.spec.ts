import { emptyFrontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { stepsUpTo } from './prove-range.js';

const ledger = Array.from({ length: 2500 }, (_, i) => Buffer.alloc(34, `${i} `));
const grownTo = (size: number) =>
  growTree(
    emptyFrontier,
    ledger.slice(0, size).map((entry) => leafHash(entry)),
  ).frontier;
function reading() {
  const asked: (readonly [number, number])[] = [];
  const read = (start: number, end: number) => {
    asked.push([start, end]);
    return Promise.resolve(ledger.slice(start, end));
  };
  return { asked, read };
}

it('leads through whole bundles to the root of the whole range', async () => {
  const { asked, read } = reading();
  const steps = await stepsUpTo(grownTo(700), 2500, read);
  expect(steps.map(({ start, end }) => [start, end])).toEqual([
    [700, 1024],
    [1024, 2048],
    [2048, 2500],
  ]);
  for (const { end, root } of steps) expect(root).toEqual(rootOf(grownTo(end)));
  const entries = await Promise.all(steps.map((step) => step.entries()));
  expect(entries.flat()).toEqual(ledger.slice(700));
  expect(asked).toHaveLength(3);
});

it('holds entries up to a bound, and reads what goes beyond a second time', async () => {
  const { asked, read } = reading();
  const steps = await stepsUpTo(emptyFrontier, 2500, read, 1024 * 34);
  const entries = await Promise.all(steps.map((step) => step.entries()));
  expect(entries.flat()).toEqual(ledger);
  expect(asked).toEqual([
    [0, 1024],
    [1024, 2048],
    [2048, 2500],
    [1024, 2048],
    [2048, 2500],
  ]);
});

it('reads nothing when there is nothing new', async () => {
  const { asked, read } = reading();
  expect(await stepsUpTo(grownTo(700), 700, read)).toEqual([]);
  expect(asked).toEqual([]);
});
