import { drawMatrix, type FilledRole, type MatrixSource } from './draw-matrix.js';
import type { Holding } from './gather-holders.js';

const CNC = 'https://hub.example/standards/cnc/v1.0';
const at = new Date('2026-11-28T00:00:00Z');
const inDays = (days: number) => new Date(at.getTime() + days * 24 * 3_600_000);

const role = (over: Partial<FilledRole> = {}): FilledRole => ({
  id: 'setter',
  name: 'Setter',
  people: 3,
  holders: [],
  competences: [
    {
      standard: CNC,
      level: 3,
      need: 'share:0.5',
      criticality: 5,
      decay: 'digital',
      family: 'TEC',
      core: true,
    },
  ],
  ...over,
});
const holding = (personId: string, over: Partial<Holding> = {}): Holding => ({
  personId,
  source: `of-${personId}`,
  standard: CNC,
  level: 3,
  grade: 'B',
  since: inDays(-300),
  assessors: ['elsa'],
  ...over,
});
const cell = (over: Partial<MatrixSource>) =>
  drawMatrix({
    roles: [role()],
    people: ['ada', 'bea', 'caro'],
    holdings: [],
    mappings: new Map(),
    at,
    ...over,
  })[0];

describe('a cell of the matrix', () => {
  it('says what is needed where nobody holds anything', () => {
    expect(cell({})).toEqual({
      ...{ roleId: 'setter', standard: CNC, level: 3, core: true, criticality: 5 },
      ...{ needed: 2, verified: 0, claimed: 0, expiring: 0 },
    });
  });

  it('counts each person once: verified before claimed', () => {
    const holdings = [
      holding('ada'),
      holding('ada', { grade: 'C', level: 4 }),
      holding('ada', { grade: 'E' }),
      holding('bea', { grade: 'D' }),
      holding('bea', { grade: 'E' }),
    ];
    expect(cell({ holdings })).toMatchObject({ verified: 1, claimed: 1, expiring: 0 });
  });

  it('counts nobody below the level, and none by another standard', () => {
    const other = 'https://hub.example/standards/glue/v1.0';
    const holdings = [holding('ada', { level: 2 }), holding('bea', { standard: other })];
    expect(cell({ holdings })).toMatchObject({ verified: 0, claimed: 0 });
  });

  it('counts who is left with nothing in force after 90 days', () => {
    const holdings = [
      holding('ada', { validUntil: inDays(90) }),
      holding('bea', { validUntil: inDays(91) }),
      holding('caro', { validUntil: inDays(10) }),
      holding('caro', { grade: 'A' }),
    ];
    expect(cell({ holdings })).toMatchObject({ verified: 3, expiring: 1 });
  });

  it('counts those who were named for the post alone, if any', () => {
    const holdings = [holding('ada'), holding('bea')];
    expect(cell({ holdings, roles: [role({ holders: ['bea', 'caro'] })] })).toMatchObject({
      verified: 1,
    });
  });
});
