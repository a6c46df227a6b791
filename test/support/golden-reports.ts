import { appraiseCluster } from '#domain/audit/appraise-cluster.js';
import { auditFirm } from '#domain/audit/audit-firm.js';
import type { ClusterAudit, FirmAudit } from '#domain/audit/audit-document.js';
import type { LearningInput, SkillsInput } from '#domain/audit/audit-input.js';
import { clusterFacts } from '#domain/audit/rules/cluster-facts.js';
import { recommend } from '#domain/audit/rules/recommend.js';
import { statementsFor } from '#domain/audit/rules/statements.js';
import { learningInputOf } from '#domain/audit/testing/golden-cases.js';
import { readGolden } from './golden-file.js';
import { goldenSkills, goldenSkillsInput } from './audit-skills.js';

const versions = {
  ...{ engine: '0.1.0', instrument: '0.1.0', scoring: '0.1.0' },
  ...{ prototypes: '0.1.0', rules: '0.1.0', grades: '0.1.0' },
};
const NO_SKILLS: SkillsInput = { demands: [], roles: [], holders: [] };

/** An audit of a firm, with a partner that could help and a course that is chosen. */
export const firmAuditOf = (learning: LearningInput, skills = NO_SKILLS): FirmAudit =>
  auditFirm({ learning, skills, fillableByPartner: 1, jointTraining: 1 });

/** What is known of the learning of a golden firm. */
export function goldenLearning(id: string): LearningInput {
  const firm = readGolden().inputs.firms[id];
  if (!firm) throw new Error(`no golden firm ${id}`);
  return learningInputOf(firm);
}

/** One of the three golden firms with its skills. */
export function goldenFirmAudit(id: string): FirmAudit {
  return firmAuditOf(goldenLearning(id), goldenSkillsInput(goldenSkills(), id));
}

/** One of the golden edge cases, which have no skills. */
export function goldenEdgeAudit(id: string): FirmAudit {
  const edge = readGolden().edge[id];
  if (!edge) throw new Error(`no edge case ${id}`);
  return firmAuditOf(learningInputOf(edge.input));
}

/** Ids of the golden edge cases. */
export const edgeCases = (): readonly string[] => Object.keys(readGolden().edge);

/** The golden cluster with six made-up firms in its middle. */
export function goldenClusterAudit(over: Partial<ClusterAudit> = {}): ClusterAudit {
  const { informants, exchangeGraph, evidenceCounts } = readGolden().inputs.cluster;
  const cluster = appraiseCluster({
    informants,
    jointPlans: 0,
    figures: {
      exchanges: exchangeGraph.edges,
      members: exchangeGraph.nodes,
      outsideMainRegion: evidenceCounts.DSP[0],
      familyOwned: evidenceCounts.FAM[0],
      exchangesOnPlatform: evidenceCounts.CIT[0],
      exchangesInAll: evidenceCounts.CIT[1],
    },
  });
  return {
    ...{ kind: 'cluster', versions, seed: 20_261_123, cluster },
    balance: {
      firms: 9,
      centre: [0.359106, 0.401855, 0.239039],
      ilr: [-0.079531, 0.378224],
      ilrIntervals: [
        [-0.3, 0.14],
        [0.2, 0.55],
      ],
      totalVariance: 0.104766,
      verdicts: {},
    },
    types: { CRISIS_DRIVEN: 3, EMBEDDED_INFORMATION: 6 },
    publication: { ok: true },
    gaps: [
      { competence: 'mkt-offer', firms: 9, need: 14, covered: 3.2, majorGaps: 4, evidenceGaps: 1 },
      { competence: 'qual-record', firms: 7, need: 9, covered: 7.9, majorGaps: 0, evidenceGaps: 2 },
      { competence: 'cnc-setup', firms: 6, need: 12, covered: 13, majorGaps: 0, evidenceGaps: 0 },
    ],
    pool: {
      matches: [
        { competence: 'qual-record', from: 'S2', to: 'S1', units: 1, value: 5 },
        { competence: 'qual-record', from: 'withheld', to: 'S3', units: 0.590187, value: 2.95 },
      ],
      left: [{ firm: 'S1', competence: 'mkt-offer', level: 4, units: 5.7, criticality: 4 }],
      courses: { ids: ['J1', 'J2'], cost: 4200, value: 18.8 },
      exact: true,
    },
    recommendations: recommend(clusterFacts(cluster, []), 'hub'),
    statements: statementsFor({
      ...{ kind: 'cluster', psychometricStatus: 'design-stage', collaboration: true },
      respondents: informants.length,
      type: cluster.type,
      collective: cluster.collective,
    }),
    ...over,
  };
}
