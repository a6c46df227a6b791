import type { ClusterAudit } from '../audit/audit-document.js';
import { noisyCount, type RandomBytes } from '../audit/publication/draw-noise.js';
import { LEAST_FIRMS, YEARLY_BUDGET } from '../audit/publication/limits.js';
import { roundCount, roundValue } from '../audit/publication/round-published.js';
import { DomainError } from '../core/domain-error.js';
import type { AuditSummaryPublished } from '../generated/schemas.js';

/** The schema of the event takes no more. */
const MOST_GAPS = 50;

/** Where the cluster is and what it does, as its hub says. */
export type Place = Pick<AuditSummaryPublished, 'country' | 'nuts1' | 'naceSection'>;

/** What identifies a summary. */
export type SummaryOf = Pick<AuditSummaryPublished, 'summaryId' | 'year'> & Place;

/**
 * What a hub may tell everybody of the audit of its cluster (audit paper, 6.2): nothing when the
 * publication rule holds its figures back; the centre to 0.05; of each type how many firms resemble
 * it, with noise for the whole budget of a year, and only where five do and five are told; people
 * needed and able, and firms that need it, to the nearest five, of the fifty skills that are lacked
 * most. Refuses `audit-summary.held-back` and a region of another
 * country.
 */
export function buildSummary(
  of: SummaryOf,
  { publication, balance, types, gaps, cluster, versions }: ClusterAudit,
  bytes: RandomBytes,
): AuditSummaryPublished {
  if (!of.nuts1.startsWith(nutsOf(of.country)))
    throw new DomainError('audit-summary.other-country', {
      expected: `a region that begins with ${nutsOf(of.country)}`,
      got: of.nuts1,
    });
  if (!publication.ok)
    throw new DomainError('audit-summary.held-back', { got: publication.reason });
  const firms = balance?.firms ?? sumOf(Object.values(types ?? {}));
  if (firms < LEAST_FIRMS)
    throw new DomainError('audit-summary.held-back', { got: 'too-few-firms' });
  return {
    ...of,
    clusterType: cluster.type.outcome as AuditSummaryPublished['clusterType'],
    firms,
    ...(balance && { shares: sharesOf(balance.centre) }),
    smeTypes: Object.fromEntries(
      Object.entries(types ?? {}).flatMap(([type, count]) => {
        const told = count < LEAST_FIRMS ? 0 : noisyCount(count, YEARLY_BUDGET, bytes);
        return told < LEAST_FIRMS ? [] : [[type, told] as const];
      }),
    ),
    epsilonMilli: YEARLY_BUDGET,
    gaps: gaps
      .filter((gap) => gap.firms >= LEAST_FIRMS && URL.canParse(gap.competence))
      .map(({ competence, need, covered, firms: needing }) => ({
        versionUri: competence,
        demand: roundCount(need),
        supply: roundCount(covered),
        firms: roundCount(needing),
      }))
      // by what is told, so that the order says nothing more
      .sort((a, b) => lacking(b) - lacking(a) || (a.versionUri < b.versionUri ? -1 : 1))
      .slice(0, MOST_GAPS),
    instrumentVersion: versions.instrument,
  };
}

type ToldGap = AuditSummaryPublished['gaps'][number];

const lacking = ({ demand, supply }: ToldGap): number => demand - supply;

/** NUTS keeps a code of its own for Greece. */
const nutsOf = (country: string): string => (country === 'GR' ? 'EL' : country);

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

function sharesOf([ig, ka, cd]: readonly [number, number, number]) {
  const perMille = (share: number) => Math.round(roundValue(share) * 1000);
  return { ig: perMille(ig), ka: perMille(ka), cd: perMille(cd) };
}
