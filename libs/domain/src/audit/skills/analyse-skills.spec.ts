import {
  goldenSkills,
  goldenSkillsInput,
  madeUpSkills,
} from '../../../../../test/support/audit-skills.js';
import type { HeldEvidence, SkillsInput } from '../audit-input.js';
import { analyseSkills } from './analyse-skills.js';

const golden = goldenSkills();
const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
const close = (values: readonly number[]) =>
  values.map((value) => expect.closeTo(value, 9) as number);

describe.each(['S1', 'S2', 'S3'])('golden firm %s', (firm) => {
  const expected = golden.expected[firm];
  const heads = golden.inputs.firms[firm]?.heads ?? 0;
  const skills = analyseSkills(goldenSkillsInput(golden, firm), { heads });

  it('has the gaps of the specification', () => {
    const gaps = Object.entries(expected?.gaps ?? {});
    expect(skills.gaps.map(({ competence }) => competence)).toEqual(gaps.map(([id]) => id));
    for (const [i, [, gap]] of gaps.entries()) {
      const got = skills.gaps[i];
      expect(got).toMatchObject({ need: gap.need, verdict: gap.verdict, busFactor: gap.busFactor });
      expect([
        got?.coverage,
        got?.pGap,
        got?.shortfall,
        got?.surplus,
        got?.pGapWithClaims,
        got?.shortfallWithClaims,
        got?.explainedByClaims,
        got?.keyPersonRisk,
      ]).toEqual(
        close([
          gap.coverage,
          gap.pGap,
          gap.shortfall,
          gap.surplus,
          gap.pGapAll,
          gap.shortfallAll,
          gap.explainedByClaims,
          gap.keyPersonRisk,
        ]),
      );
      expect(got?.verified).toEqual(close(gap.verified));
      expect(got?.withClaims).toEqual(close(gap.all));
    }
  });

  it('has the multi-job figures of the specification', () => {
    const { rolesPerPerson, ...others } = skills.multiJob ?? { rolesPerPerson: NaN };
    const { meanRolesPerPerson, ...wanted } = expected?.multiJob ?? { meanRolesPerPerson: 0 };
    expect(rolesPerPerson).toBeCloseTo(meanRolesPerPerson, 9);
    expect(others).toEqual(wanted);
    expect(skills.notes).toEqual([]);
  });
});

it('cites each piece of evidence that counts, and none that does not', () => {
  const { gaps } = analyseSkills(goldenSkillsInput(golden, 'S1'), { heads: 6 });
  expect(gaps.find(({ competence }) => competence === 'finish-hand')?.sources).toEqual([
    'a1-finish-hand-0',
    'a2-finish-hand-0',
    'a5-finish-hand-0',
  ]);
});

it.each(seeds)('keeps every figure within its bounds (made-up firm %i)', (seed) => {
  for (const gap of analyseSkills(madeUpSkills(seed), { heads: 9 }).gaps) {
    for (const share of [gap.coverage, gap.pGap, gap.pGapWithClaims, gap.keyPersonRisk]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(gap.shortfall).toBeLessThanOrEqual(gap.need);
    expect(gap.shortfallWithClaims).toBeLessThanOrEqual(gap.shortfall + 1e-12);
    expect(gap.need - gap.shortfall + gap.surplus).toBeCloseTo(gap.expected, 9);
  }
});

it.each(seeds)('never finds anybody less able for more evidence (made-up firm %i)', (seed) => {
  const input = madeUpSkills(seed);
  const more: HeldEvidence = {
    competence: 'weld',
    level: 4,
    grade: seed % 2 ? 'B' : 'D',
    issuedAt: -(seed % 7),
    assessor: seed % 3 ? 'x' : 'new',
  };
  const before = analyseSkills(input, { heads: 9 });
  const after = analyseSkills(
    { ...input, holders: input.holders.map((h) => ({ ...h, holds: [...h.holds, more] })) },
    { heads: 9 },
  );
  after.gaps.forEach((gap, i) => {
    const old = before.gaps[i];
    gap.verified.forEach((p, j) => {
      expect(p).toBeGreaterThanOrEqual((old?.verified[j] ?? 1) - 1e-15);
    });
    expect(gap.pGap).toBeLessThanOrEqual((old?.pGap ?? 0) + 1e-12);
    expect(gap.busFactor).toBeGreaterThanOrEqual(old?.busFactor ?? 99);
  });
});

it.each(seeds)('does not care in which order people stand (made-up firm %i)', (seed) => {
  const input = madeUpSkills(seed);
  const turned: SkillsInput = {
    ...input,
    holders: [...input.holders].reverse().map((h) => ({ ...h, holds: [...h.holds].reverse() })),
  };
  const straight = analyseSkills(input, { heads: 9 });
  const back = analyseSkills(turned, { heads: 9 });
  expect(back).toEqual({
    ...straight,
    gaps: straight.gaps.map((gap) => ({
      ...gap,
      verified: [...gap.verified].reverse(),
      withClaims: [...gap.withClaims].reverse(),
    })),
  });
});

describe('input that gives no figures', () => {
  const input = madeUpSkills(3);
  const people = input.demands.map((demand) => ({ ...demand, people: 0 }));

  it('gives no verdict about a firm of which nobody is on record', () => {
    const skills = analyseSkills({ ...input, roles: [], holders: [] }, { heads: 9 });
    expect(skills).toEqual({ gaps: [], multiJob: null, notes: ['no-people'] });
  });

  it('asks to assess first where nothing is on record of anybody', () => {
    const holders = input.holders.map(({ id }) => ({ id, holds: [] }));
    const skills = analyseSkills({ ...input, holders }, { heads: 9 });
    const needed = skills.gaps.filter(({ need }) => need > 0);
    expect(needed.length).toBeGreaterThan(0);
    expect(new Set(needed.map(({ verdict }) => verdict))).toEqual(new Set(['evidence-gap']));
    expect(skills.multiJob).toBeNull();
    expect(skills.notes).toContain('nothing-on-record');
  });

  it('says beside the gaps that of fewer than half anything is on record', () => {
    const [first] = input.holders.filter(({ holds }) => holds.length > 0);
    if (!first) throw new Error('none');
    const others = [1, 2].map((n) => ({ id: `x${String(n)}`, holds: [] }));
    const of = (holders: SkillsInput['holders']) =>
      analyseSkills({ ...input, holders }, { heads: 9 });
    expect(of([first, ...others]).notes).toContain('few-on-record');
    expect(of([first, ...others.slice(1)]).notes).not.toContain('few-on-record');
  });

  it('says that nothing is needed', () => {
    const skills = analyseSkills({ ...input, demands: [], roles: [] }, { heads: 60 });
    expect(skills).toEqual({ gaps: [], multiJob: null, notes: ['no-demand'] });
  });

  it('names a role that nobody has, and requires nothing of it', () => {
    const skills = analyseSkills({ ...input, demands: people }, { heads: 60 });
    expect(skills.notes).toEqual(['role-without-people']);
    expect(new Set(skills.gaps.map(({ verdict }) => verdict))).toEqual(new Set(['not-required']));
    expect(skills.gaps.every(({ coverage, pGap }) => coverage === 1 && pGap === 0)).toBe(true);
  });

  it('says that the firm gave a reason why it needs nobody in marketing', () => {
    const waived = { ...input, demands: [], roles: [], marketingWaiver: 'sole supplier to one' };
    expect(analyseSkills(waived, { heads: 9 }).notes).toEqual(['no-demand', 'marketing-waived']);
  });

  it('says that the hub has no standard for marketing, and finds no gap in it', () => {
    const without = { ...input, demands: [], roles: [], marketingCompetence: null };
    const { gaps, notes } = analyseSkills(without, { heads: 9 });
    expect(gaps).toEqual([]);
    expect(notes).toEqual(['no-demand', 'marketing-not-assessable']);
  });

  it('refuses what is absurd', () => {
    const [demand] = input.demands;
    if (!demand) throw new Error('none');
    const absurd = { ...input, demands: [{ ...demand, people: NaN }], roles: [] };
    expect(() => analyseSkills(absurd, { heads: 9 })).toThrow('audit.figure-refused');
  });
});

it('asks for a second person in marketing that no role names', () => {
  const skills = analyseSkills({ ...madeUpSkills(1), demands: [], roles: [] }, { heads: 12 });
  expect(skills.gaps).toMatchObject([{ competence: 'mkt-offer', family: 'MKT', need: 2 }]);
});

it('measures a role at the highest level at which the firm needs its competence', () => {
  const [demand] = goldenSkillsInput(golden, 'S2').demands.filter(
    ({ competence }) => competence === 'cnc-setup',
  );
  if (!demand) throw new Error('none');
  const input = (levels: readonly number[]): SkillsInput => ({
    demands: levels.map((level) => ({ ...demand, level })),
    roles: [{ role: 'setter', core: ['cnc-setup'] }],
    holders: goldenSkillsInput(golden, 'S2').holders,
  });
  const backup = (levels: readonly number[]) =>
    analyseSkills(input(levels), { heads: 60 }).multiJob?.rolesWithBackup;
  expect(backup([4])).toBe(1);
  expect(backup([5, 4])).toBe(0);
});
