import { type Gathering, gatherHolders, type Holding } from './gather-holders.js';

const CNC = 'https://hub.example/standards/cnc/v1.0';
const OTHER = 'https://hub.example/standards/glue/v1.0';
const EUROPEAN = 'https://registry.example/standards/machining/v1.0';
const at = new Date('2026-11-28T00:00:00Z');

const holding = (over: Partial<Holding> = {}): Holding => ({
  personId: 'ada',
  source: 'credential-1',
  standard: CNC,
  level: 3,
  grade: 'B',
  since: new Date('2025-11-28T00:00:00Z'),
  assessors: ['elsa'],
  ...over,
});
const gather = (holdings: readonly Holding[], over: Partial<Gathering> = {}) =>
  gatherHolders({
    people: ['ada', 'bea'],
    size: 2,
    holdings,
    targets: [CNC],
    mappings: new Map(),
    at,
    ...over,
  });
const assessorsOf = (holdings: readonly Holding[]) =>
  gather(holdings).flatMap(({ holds }) => holds.map(({ assessor }) => assessor));

describe('the people of a firm', () => {
  it('are numbers with what they hold, in years from the audit', () => {
    const until = new Date('2027-11-28T00:00:00Z');
    const practisedUntil = new Date('2026-08-28T12:00:00Z');
    expect(gather([holding({ validUntil: until, practisedUntil })])).toEqual([
      {
        id: 'p1',
        holds: [
          {
            competence: CNC,
            level: 3,
            grade: 'B',
            issuedAt: -0.999316,
            expiresAt: 0.999316,
            practisedUntil: -0.250513,
            assessor: 'a1',
            source: 'credential-1',
          },
        ],
      },
      { id: 'p2', holds: [] },
    ]);
  });

  it('are as many as there are, if anybody is known', () => {
    expect(gather([], { size: 4 }).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(gather([], { size: 1 })).toHaveLength(2);
    expect(gather([], { people: [], size: 14 })).toEqual([]);
  });

  it('hold under every standard that is demanded and that it counts for, else under its own', () => {
    const mappings = new Map([
      [CNC, [{ toVersionUri: EUROPEAN, relation: 'close', levelShift: 1 } as const]],
    ]);
    const held = (targets: readonly string[]) =>
      gather([holding()], { targets, mappings })[0]?.holds.map(({ competence, level }) => [
        competence,
        level,
      ]);
    expect(held([CNC, EUROPEAN])).toEqual([
      [CNC, 3],
      [EUROPEAN, 4],
    ]);
    expect(held([EUROPEAN])).toEqual([[EUROPEAN, 4]]);
    expect(held([OTHER])).toEqual([[CNC, 3]]);
  });

  it('have not practised longer than since they were assessed by practising before', () => {
    const practisedUntil = new Date('2025-01-01T00:00:00Z');
    expect(gather([holding({ practisedUntil })])[0]?.holds[0]).not.toHaveProperty('practisedUntil');
  });

  it('hold nothing that lies beyond a century', () => {
    const far = holding({
      since: new Date('1900-01-01T00:00:00Z'),
      validUntil: new Date('9999-12-31T00:00:00Z'),
    });
    expect(gather([far])[0]?.holds).toMatchObject([{ issuedAt: -99, expiresAt: 99 }]);
  });
});

describe('assessors', () => {
  it('are numbers, the same one for the same person', () => {
    expect(
      assessorsOf([
        holding(),
        holding({ assessors: ['dino'] }),
        holding({ personId: 'bea', assessors: ['elsa'] }),
      ]),
    ).toEqual(['a1', 'a2', 'a1']);
  });

  it('who judged together are one opinion, whoever comes first', () => {
    expect(
      assessorsOf([
        holding({ assessors: ['dino'] }),
        holding({ assessors: ['elsa', 'caro'] }),
        holding({ assessors: ['caro', 'dino'] }),
        holding({ assessors: ['fede'] }),
      ]),
    ).toEqual(['a1', 'a1', 'a1', 'a2']);
  });

  it('are none where people speak for themselves or for each other', () => {
    expect(
      assessorsOf([holding({ grade: 'E', assessors: [] }), holding({ grade: 'D', assessors: [] })]),
    ).toEqual(['own-word', 'word-of-others']);
  });
});
