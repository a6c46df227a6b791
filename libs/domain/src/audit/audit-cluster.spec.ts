import { goldenCluster } from '../../../../test/support/audit-clusters.js';
import { goldenSkills } from '../../../../test/support/audit-skills.js';
import { auditCluster } from './audit-cluster.js';
import { roundFigures } from './round-figures.js';

const golden = goldenSkills();

it('gives the golden cluster its golden recommendations and plan', () => {
  const audit = auditCluster(goldenCluster(3));
  expect(audit.recommendations.map(({ rule }) => rule)).toEqual(
    golden.expected.cluster?.recommendations,
  );
  expect(audit.pool.courses.ids).toEqual(golden.expected.pooling.chosen.set);
  expect(audit.pool.matches).toHaveLength(golden.expected.pooling.match.length);
  expect(audit.cluster.type.outcome).toBe('SEGMENTED_PORTERIAN');
});

it.each([0, 3, 4])('shows no figure over %i firms', (firms) => {
  expect(auditCluster(goldenCluster(firms))).toMatchObject({
    publication: { ok: false, reason: 'too-few-firms' },
    balance: null,
    types: null,
    gaps: [],
  });
});

it('shows figures from five firms on, and an interval from eight', () => {
  const five = auditCluster(goldenCluster(5));
  expect(five.publication).toEqual({ ok: true });
  expect(five.balance).toMatchObject({ firms: 5, ilrIntervals: null });
  expect(five.types).toEqual({ CRISIS_DRIVEN: 2, EMBEDDED_INFORMATION: 1, ENDOGENOUS: 2 });
  expect(five.gaps.map(({ competence, firms }) => [competence, firms])).toEqual([
    ['mkt-offer', 5],
    ['qual-record', 5],
  ]);
  expect(auditCluster(goldenCluster(7)).balance?.ilrIntervals).toBeNull();
  const eight = auditCluster(goldenCluster(8)).balance;
  expect(eight?.ilrIntervals).toHaveLength(2);
  expect(eight?.verdicts).toEqual({ imbalance: 2, 'not-determined': 6 });
});

it('shows no centre of fewer than five balances', () => {
  const input = goldenCluster(6);
  const firms = input.firms.map((firm, i) =>
    i < 2
      ? { ...firm, audit: { ...firm.audit, learning: { ...firm.audit.learning, balance: null } } }
      : firm,
  );
  const audit = auditCluster({ ...input, firms });
  expect(audit.publication).toEqual({ ok: true });
  expect(audit.balance).toBeNull();
});

it('holds back a release that tells of one or two firms', () => {
  const input = goldenCluster(9);
  const shown = (lastShown: readonly string[]) =>
    auditCluster({ ...input, lastShown }).publication.ok;
  const ids = input.firms.map(({ firm }) => firm);
  expect(shown(ids)).toBe(true);
  expect(shown(ids.slice(1))).toBe(false);
  expect(shown([...ids.slice(1), 'gone'])).toBe(false);
  expect(shown(ids.slice(3))).toBe(true);
});

it('holds nothing about a person', () => {
  const names: string[] = [];
  JSON.stringify(auditCluster(goldenCluster(9)), (name, value: unknown) => {
    names.push(name);
    return value;
  });
  for (const personal of ['verified', 'withClaims', 'sources', 'busFactor', 'keyPersonRisk'])
    expect(names).not.toContain(personal);
});

it('does not care in which order the firms stand', () => {
  const input = goldenCluster(9);
  const straight = auditCluster(input);
  const back = auditCluster({ ...input, firms: [...input.firms].reverse() });
  for (const part of ['balance', 'types', 'gaps', 'recommendations'] as const)
    expect(back[part]).toEqual(straight[part]);
});

it('says what must be said of a cluster', () => {
  expect(auditCluster(goldenCluster(9)).statements).toEqual([
    'S1',
    'S2',
    'S3',
    'S4',
    'S5',
    'S7',
    'S8',
  ]);
});

it('is the same to the last bit when computed again', () => {
  const [once, again] = [auditCluster(goldenCluster(9)), auditCluster(goldenCluster(9))];
  expect(JSON.stringify(roundFigures(again))).toBe(JSON.stringify(roundFigures(once)));
});

it('helps the near firm first where distance is known', () => {
  const far = (_: string, to: string) => (to === 'S1' ? 5 : 0);
  const { pool } = auditCluster(goldenCluster(3), { distance: far });
  expect(pool.matches.map(({ to }) => to)).toEqual(['S3']);
});

it('refuses a firm that is there twice', () => {
  const input = goldenCluster(3);
  const twice = { ...input, firms: [...input.firms, ...input.firms.slice(0, 1)] };
  expect(() => auditCluster(twice)).toThrow('audit.figure-refused');
});
