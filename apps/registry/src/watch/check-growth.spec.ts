import { checkGrowth } from './check-growth.js';

const newest = { origin: 'hub.example/ledger', size: 7, root: Buffer.alloc(32), note: '' };
const codes = (size: number, now: number) =>
  checkGrowth({ ...newest, size }, { cosignedAt: 1000, now, limit: 180 }).map(({ code }) => code);

it('finds a ledger without a new cosignature for three heartbeats, not a second sooner', () => {
  expect(codes(7, 1180)).toEqual([]);
  expect(codes(7, 1181)).toEqual(['ledger.stale']);
});

it('finds nothing stale in a closed ledger', () => {
  expect(checkGrowth(newest, 'closed')).toEqual([]);
});

it('finds a ledger that should have a successor', () => {
  expect(codes(100_000_000, 1000)).toEqual([]);
  expect(codes(100_000_001, 1000)).toEqual(['ledger.too-big']);
});
