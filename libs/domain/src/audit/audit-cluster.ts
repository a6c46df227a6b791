import { DomainError } from '../core/domain-error.js';
import { appraiseCluster } from './appraise-cluster.js';
import type {
  AuditedFirm,
  ClusterAudit,
  ClusterAuditInput,
  ClusterBalance,
} from './audit-document.js';
import { auditVersions } from './audit-versions.js';
import { clusterCentre } from './balance/cluster-centre.js';
import { instrument } from './instrument/instrument.js';
import { planPool } from './pooling/plan-pool.js';
import type { Distance } from './pooling/match-greedily.js';
import { judgePublication, membersChanged } from './publication/judge-publication.js';
import { sumGaps } from './publication/sum-gaps.js';
import { DEFAULT_SEED } from './random/standard-normals.js';
import { clusterFacts } from './rules/cluster-facts.js';
import { recommend } from './rules/recommend.js';
import { statementsFor } from './rules/statements.js';

/** By what a cluster is audited beside its input. */
export interface ClusterAuditOptions {
  /** Stored with the audit; nothing of a cluster is drawn. 20261123 by default. */
  readonly seed?: number;
  /** What help over a distance costs, on the scale of criticality. */
  readonly distance?: Distance;
}

/**
 * The whole audit of a cluster (audit paper, 2.6, 3.2, 4.6 and 6.2). Figures over firms are there
 * only where the publication rule lets them be shown, and nothing in it is about a person. The order
 * of the firms changes no figure over firms. Figures are not rounded yet. Refuses a firm that is
 * there twice, and what cannot be (`audit.*`).
 */
export function auditCluster(
  input: ClusterAuditInput,
  options: ClusterAuditOptions = {},
): ClusterAudit {
  const { seed = DEFAULT_SEED, distance } = options;
  const ids = input.firms.map(({ firm }) => firm);
  if (new Set(ids).size < ids.length)
    throw new DomainError('audit.figure-refused', { expected: 'each firm once' });
  const cluster = appraiseCluster(input.cluster);
  const skills = input.firms.map(({ audit }) => audit.skills);
  const publication = judgePublication({
    firms: ids.length,
    ...(input.lastShown && { membersChanged: membersChanged(input.lastShown, ids) }),
  });
  return {
    kind: 'cluster',
    versions: auditVersions,
    seed,
    cluster,
    publication,
    balance: publication.ok ? balanceOf(input.firms) : null,
    types: publication.ok ? typesOf(input.firms) : null,
    gaps: publication.ok ? sumGaps(skills) : [],
    pool: planPool({
      firms: input.firms.map(({ firm, audit, shares }) => ({
        firm,
        gaps: audit.skills.gaps,
        shares,
      })),
      courses: input.courses,
      budget: input.budget,
      ...(distance && { distance }),
    }),
    recommendations: recommend(clusterFacts(cluster, skills), 'hub'),
    statements: statementsFor({
      kind: 'cluster',
      respondents: cluster.quality.filter(({ used }) => used).length,
      psychometricStatus: instrument.psychometricStatus,
      type: cluster.type,
      collective: cluster.collective,
      collaboration: true,
    }),
  };
}

/** The centre of the firms whose balance is known; they have to be enough by themselves. */
function balanceOf(firms: readonly AuditedFirm[]): ClusterBalance | null {
  const balances = firms.flatMap(({ audit }) => audit.learning.balance ?? []);
  const centre = clusterCentre(balances.map(({ ilr }) => ilr));
  if (!centre || !judgePublication({ firms: centre.firms }).ok) return null;
  return { ...centre, verdicts: countBy(balances.map(({ verdict }) => verdict)) };
}

const typesOf = (firms: readonly AuditedFirm[]): ClusterAudit['types'] =>
  countBy(firms.map(({ audit }) => audit.learning.type.outcome));

/** How often each word is there, in the order of the alphabet. */
function countBy<T extends string>(
  words: readonly T[],
): Partial<Record<T, number>> & Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts as Partial<Record<T, number>> & Record<string, number>;
}
