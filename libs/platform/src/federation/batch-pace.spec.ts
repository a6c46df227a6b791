import type { DeliveredRecord } from '#federation/bus.js';
import { BatchPace } from './batch-pace.js';

const records = (count: number, bytes = 10): DeliveredRecord[] =>
  Array.from({ length: count }, (_, offset) => ({
    ...{ key: 'k', value: Buffer.alloc(bytes), headers: {}, offset },
  }));

it('takes up to 200 records, and fewer when they are large, but always one', () => {
  const pace = new BatchPace();
  expect(pace.next(records(500), 0)).toHaveLength(200);
  expect(pace.next(records(500), 450)).toHaveLength(50);
  expect(pace.next(records(500), 450)[0]?.offset).toBe(450);
  expect(pace.next(records(50, 262_144), 0)).toHaveLength(4);
  expect(pace.next(records(2, 2_000_000), 1)).toHaveLength(1);
});

it('takes fewer after a slow transaction, and more again after quick ones', () => {
  const pace = new BatchPace();
  pace.took(1500);
  expect(pace.next(records(500), 0)).toHaveLength(100);
  pace.took(500);
  expect(pace.next(records(500), 0)).toHaveLength(100);
  for (let i = 0; i < 20; i++) pace.took(5000);
  expect(pace.next(records(500), 0)).toHaveLength(1);
  for (let i = 0; i < 20; i++) pace.took(10);
  expect(pace.next(records(500), 0)).toHaveLength(200);
});

it('takes one at a time after a transaction was lost, until a delivery has come through', () => {
  const pace = new BatchPace();
  pace.lost();
  pace.took(10);
  expect(pace.next(records(500), 0)).toHaveLength(1);
  pace.delivered();
  expect(pace.next(records(500), 0)).toHaveLength(200);
});
