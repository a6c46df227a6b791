import type { Demand } from '../audit-input.js';
import { requireMarketing } from './require-marketing.js';

const demand: Demand = {
  competence: 'mkt-offer',
  family: 'MKT',
  decay: 'marketing',
  level: 4,
  criticality: 3,
  people: 1,
  mapped: false,
};

it.each([
  [0, []],
  [1, [1]],
  [9, [1]],
  [10, [2]],
  [49, [2]],
  [50, []],
])('asks a firm of %i for %j', (heads, people) => {
  expect(requireMarketing([], heads).demands.map((d) => d.people)).toEqual(people);
});

it("raises the firm's own demand and never lowers it", () => {
  const raised = requireMarketing([demand], 12).demands;
  expect(raised).toEqual([{ ...demand, people: 2 }]);
  const own = [{ ...demand, people: 3, level: 5 }];
  expect(requireMarketing(own, 12).demands).toEqual(own);
});

it('asks for level 4 beside a demand of a lower level', () => {
  const { demands } = requireMarketing([{ ...demand, level: 2 }], 6);
  expect(demands.map(({ level, people }) => [level, people])).toEqual([
    [2, 1],
    [4, 1],
  ]);
});

it('takes a waiver with a reason, and no empty one', () => {
  expect(requireMarketing([], 6, 'sole supplier to one firm')).toEqual({
    demands: [],
    leftOut: 'marketing-waived',
  });
  expect(requireMarketing([demand], 12, 'sole supplier').demands).toEqual([demand]);
  expect(requireMarketing([], 6, '  ').demands).toHaveLength(1);
});

it('asks for nothing in which nobody could be assessed', () => {
  expect(requireMarketing([], 6, undefined, null)).toEqual({
    demands: [],
    leftOut: 'marketing-not-assessable',
  });
  expect(requireMarketing([], 60, undefined, null).leftOut).toBeNull();
});

it('goes by the competence that the hub names', () => {
  const { demands } = requireMarketing([], 6, undefined, 'offers');
  expect(demands).toMatchObject([{ competence: 'offers', level: 4, family: 'MKT' }]);
});
