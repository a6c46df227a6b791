import { estimateClusterRecords, estimateFirmRecords } from './estimate-records.js';
import { estimateCount, estimateShare } from './estimate-indicator.js';

const indicators = [
  { id: 'E-KA1', count: 5 },
  { id: 'E-CD1', count: 2, of: 10 },
  { id: 'E-EMB1', count: 3 },
];

it('counts per head and year, shares, and partners per year', () => {
  expect(estimateFirmRecords({ heads: 10, exposureMonths: 18, indicators })).toEqual({
    KA: estimateCount(5, 15, 1),
    CD: estimateShare(2, 10),
    EMB: estimateCount(3, 1.5, 3),
  });
});

it('does not take the silence of a new hub for absence of practice', () => {
  expect(estimateFirmRecords({ heads: 10, exposureMonths: 5.9, indicators })).toEqual({});
  expect(estimateFirmRecords({ heads: 10, exposureMonths: 6, indicators })).not.toEqual({});
});

it('leaves out rates per head without heads, and shares of nothing', () => {
  const known = estimateFirmRecords({ heads: 0, exposureMonths: 18, indicators });
  expect(Object.keys(known)).toEqual(['CD', 'EMB']);
  const nothing = [{ id: 'E-CD1', count: 0, of: 0 }];
  expect(estimateFirmRecords({ heads: 9, exposureMonths: 18, indicators: nothing })).toEqual({});
});

it('has nothing of a cluster without members or exchanges', () => {
  const empty = { exchanges: [], members: 0, outsideMainRegion: 0, familyOwned: 0 };
  expect(estimateClusterRecords({ ...empty, exchangesOnPlatform: 0 })).toEqual({});
});

it('counts exchanges by their entries when nobody said how many there were', () => {
  const exchanges = [
    [0, 1],
    [0, 1],
    [1, 2],
    [0, 2],
  ] as const;
  const known = { exchanges, members: 4, outsideMainRegion: 1, familyOwned: 2 };
  const { CEN, ...shares } = estimateClusterRecords({ ...known, exchangesOnPlatform: 1 });
  expect(CEN?.mean).toBeCloseTo(1 / 3, 12);
  expect(shares).toEqual({
    DSP: estimateShare(1, 4),
    FAM: estimateShare(2, 4),
    CIT: estimateShare(1, 4),
  });
});
