import type { ClusterAudit } from '#domain/audit/audit-document.js';
import { auditCluster } from '#domain/audit/audit-cluster.js';
import { goldenCluster, goldenFirms } from '../../../../test/support/audit-clusters.js';
import { mayHaveBytes, shownDocument, WITHHELD } from './shown-document.js';

const input = goldenCluster(7);
const firms = input.firms.map(({ firm }) => firm);
const computed = auditCluster(input);
/** Every firm lends to the next, and lacks something. */
const document: ClusterAudit = {
  ...computed,
  pool: {
    ...computed.pool,
    matches: firms.map((from, i) => ({
      competence: 'weld',
      from,
      to: firms[(i + 1) % firms.length] ?? from,
      units: 1,
      value: 3,
    })),
    left: firms.map((firm) => ({ firm, competence: 'plan', level: 3, units: 1, criticality: 4 })),
  },
};
const seen = (sharing: readonly string[]) =>
  shownDocument(document, { view: 'own', firms, sharing: new Set(sharing) }) as ClusterAudit;
const hiding = (count: number) => firms.slice(count);

describe('an audit of a cluster in the hands of an officer', () => {
  it('shows figures over firms when none of them is seen alone, or all are', () => {
    expect(document.publication.ok).toBe(true);
    for (const sharing of [[], firms]) {
      const { publication, types, balance, gaps } = seen(sharing);
      expect({ publication, types, balance, gaps }).toEqual({
        publication: document.publication,
        types: document.types,
        balance: document.balance,
        gaps: document.gaps,
      });
    }
  });

  it.each([1, 2])('holds them back when taking out the others would leave %i firms', (hidden) => {
    expect(seen(hiding(hidden))).toMatchObject({
      publication: { ok: false, reason: 'too-few-firms' },
      types: null,
      balance: null,
      gaps: [],
    });
  });

  it('shows them when three firms or more would be left', () => {
    expect(seen(hiding(3)).types).toEqual(document.types);
  });

  it('has no line of what a firm lacks that does not let the hub know', () => {
    const [hidden = ''] = firms;
    const { pool } = seen(hiding(1));
    expect(pool.left.map(({ firm }) => firm)).toEqual(firms.slice(1));
    expect(pool.matches.map(({ to }) => to)).not.toContain(hidden);
    expect(JSON.stringify(seen([]).pool)).not.toMatch(/"firm"|"from"/);
  });

  it.each([1, 2])('has no line of a lender who can only be one of %i', (hidden) => {
    const { matches } = seen(hiding(hidden)).pool;
    expect(matches.map(({ from }) => from)).toEqual(firms.slice(hidden, -1));
  });

  it('does not name a lender who is one of three', () => {
    const [, , hidden = '', borrower] = firms;
    const { matches } = seen(hiding(3)).pool;
    expect(matches.find(({ to }) => to === borrower)?.from).toBe(WITHHELD);
    expect(matches.map(({ from }) => from)).not.toContain(hidden);
  });

  it('gives the hashed bytes only where they hold nothing more', () => {
    const may = (sharing: readonly string[]) =>
      mayHaveBytes(document, { view: 'own', firms, sharing: new Set(sharing) });
    expect(may(firms)).toBe(true);
    for (const hidden of [1, 3, 7]) expect(may(hiding(hidden))).toBe(false);
  });
});

describe('an audit of a firm from outside', () => {
  const [, , firm] = goldenFirms(3);

  it('has no advice that rests on single people', () => {
    if (!firm) throw new Error('no firm');
    const about = (path: string) => [{ path, value: 1 }];
    const audit = {
      ...firm.audit,
      recommendations: [
        { rule: 'R20', priority: 3, because: about('gaps.keyPersonRisks') },
        { rule: 'R21', priority: 2, because: about('gaps.rolesWithBackup') },
        { rule: 'R22', priority: 1, because: about('gaps.majorGaps') },
      ],
    };
    const outside = shownDocument(audit, { view: 'outside' });
    expect(outside.recommendations.map(({ rule }) => rule)).toEqual(['R22']);
    expect(shownDocument(audit, { view: 'own' }).recommendations).toHaveLength(3);
    expect(mayHaveBytes(audit, { view: 'outside' })).toBe(false);
    expect(mayHaveBytes(audit, { view: 'own' })).toBe(true);
  });
});
