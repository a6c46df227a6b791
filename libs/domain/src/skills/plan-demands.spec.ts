import { planDemands, type RoleDemand } from './plan-demands.js';

type Needed = RoleDemand['competences'][number];

const CNC = 'https://hub.example/standards/cnc/v1.0';
const OFFER = 'https://hub.example/standards/offers/v1.0';
const needed = (over: Partial<Needed> = {}): Needed => ({
  standard: CNC,
  level: 3,
  need: 'all',
  criticality: 3,
  decay: 'craft',
  family: 'TEC',
  core: true,
  ...over,
});
const role = (name: string, people: number, ...competences: Needed[]): RoleDemand => ({
  name,
  people,
  competences,
});
const mapped = (standard: string) => standard === OFFER;

it('needs shares in whole hundredths, as they are written', () => {
  const people = (need: string, count: number) =>
    planDemands([role('setter', count, needed({ need }))], mapped).demands[0]?.people;
  expect(people('share:0.07', 100)).toBe(7);
  expect(people('share:0.29', 100)).toBe(29);
  expect(people('share:0.5', 5)).toBe(3);
});

describe('demands of posts', () => {
  it('are nothing without posts', () => {
    expect(planDemands([], mapped)).toEqual({ demands: [], roles: [] });
  });

  it('of the same level are added up, and the strictest word counts', () => {
    const { demands } = planDemands(
      [
        role('setter', 4, needed()),
        role('quality', 3, needed({ need: 'min:2', criticality: 5, family: 'QUA' })),
        role('planner', 5, needed({ need: 'share:0.5', decay: 'digital' })),
      ],
      mapped,
    );
    expect(demands).toEqual([
      {
        competence: CNC,
        family: 'QUA',
        decay: 'digital',
        level: 3,
        criticality: 5,
        people: 4 + 2 + 3,
        mapped: false,
      },
    ]);
  });

  it('of different levels are one demand each, and who is needed higher is needed lower too', () => {
    const { demands } = planDemands(
      [
        role('foreman', 1, needed({ level: 4, criticality: 5, decay: 'digital' })),
        role('setter', 3, needed({ level: 2 })),
      ],
      mapped,
    );
    expect(demands.map(({ level, people, criticality }) => [level, people, criticality])).toEqual([
      [2, 4, 5],
      [4, 1, 5],
    ]);
  });

  it('say whether the standard is mapped, in the order of the standards', () => {
    const { demands } = planDemands(
      [role('sales', 1, needed({ standard: OFFER, family: 'MKT' }), needed())],
      mapped,
    );
    expect(demands.map(({ competence, mapped: is }) => [competence, is])).toEqual([
      [CNC, false],
      [OFFER, true],
    ]);
  });

  it('are of nobody in a vacant post, unless it needs a certain number', () => {
    const people = (need: string) =>
      planDemands([role('setter', 0, needed({ need }))], mapped).demands.map((d) => d.people);
    expect(['all', 'share:0.5', 'min:1'].map(people)).toEqual([[0], [0], [1]]);
  });

  it('have the core that is named, and everything where none is', () => {
    const beside = needed({ standard: OFFER, core: false });
    const { roles } = planDemands(
      [role('setter', 1, needed(), beside), role('clerk', 1, beside)],
      mapped,
    );
    expect(roles).toEqual([
      { role: 'setter', core: [CNC] },
      { role: 'clerk', core: [OFFER] },
    ]);
  });
});
