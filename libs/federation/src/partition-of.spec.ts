import { partitionOf } from '#federation/partition-of.js';

it('keeps to fixed values: a changed hash would move keys to other partitions', () => {
  expect(['', 'hub.example/ledger', 'hub.two/ledger'].map((key) => partitionOf(key, 3))).toEqual([
    2, 2, 0,
  ]);
});

it('uses every partition and none beyond', () => {
  const used = new Set(Array.from({ length: 200 }, (_, n) => partitionOf(`hub-${n}`, 7)));
  expect([...used].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
