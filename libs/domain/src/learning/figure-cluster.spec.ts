import { type CountedExchange, figureCluster, type MemberFacts } from './figure-cluster.js';

const member = (firmId: string, region: string, familyOwned = false): MemberFacts => ({
  ...{ firmId, region, familyOwned },
});
const exchange = (id: string, a: string, b: string, onPlatform = false): CountedExchange => ({
  ...{ id, firms: [a, b], onPlatform },
});
const members = [
  member('a', 'ITH36', true),
  member('b', 'ITH35'),
  member('c', 'ITH35', true),
  member('d', 'ITC4C'),
];

describe('figures of a cluster', () => {
  it('are none without members', () => {
    expect(figureCluster([], [exchange('x', 'a', 'b')])).toEqual({ counted: [] });
  });

  it('count members outside the main region, families, pairs and exchanges', () => {
    const exchanges = [
      exchange('1', 'c', 'b'),
      exchange('2', 'a', 'd', true),
      exchange('3', 'b', 'c', true),
    ];
    expect(figureCluster(members, exchanges)).toEqual({
      figures: {
        exchanges: [
          [0, 3],
          [1, 2],
        ],
        members: 4,
        outsideMainRegion: 2,
        familyOwned: 2,
        exchangesOnPlatform: 2,
        exchangesInAll: 3,
      },
      counted: ['1', '2', '3'],
    });
  });

  it('leave out exchanges with a firm that has not told its facts', () => {
    const { figures, counted } = figureCluster(members, [exchange('1', 'a', 'stranger', true)]);
    expect(figures).toMatchObject({ exchanges: [], exchangesOnPlatform: 0, exchangesInAll: 0 });
    expect(counted).toEqual([]);
  });

  it('do not depend on which of two equal regions is the main one', () => {
    expect(figureCluster(members.slice(0, 2), []).figures?.outsideMainRegion).toBe(1);
  });
});
