import type {
  AuditedFirm,
  ClusterAuditInput,
  FirmAuditInput,
} from '#domain/audit/audit-document.js';
import { auditFirm } from '#domain/audit/audit-firm.js';
import { learningInputOf, type GoldenFile } from '#domain/audit/testing/golden-cases.js';
import { goldenSkills, goldenSkillsInput } from './audit-skills.js';

const golden = goldenSkills();
const { inputs } = golden as unknown as GoldenFile;
const names = ['S1', 'S2', 'S3'];

function firmInput(name: string): FirmAuditInput {
  const firm = inputs.firms[name];
  if (!firm) throw new Error(name);
  return {
    learning: learningInputOf(firm),
    skills: goldenSkillsInput(golden, name),
    fillableByPartner: 0,
    jointTraining: 0,
  };
}

const audits = names.map((name) => auditFirm(firmInput(name)));

/** So many firms, each as one of the three golden ones; S2 and those like it share. */
export const goldenFirms = (count: number): readonly AuditedFirm[] =>
  Array.from({ length: count }, (_, i) => {
    const audit = audits[i % names.length];
    if (!audit) throw new Error('no audit');
    return {
      firm: i < names.length ? `S${String(i + 1)}` : `F${String(i + 1).padStart(4, '0')}`,
      audit,
      shares: i % names.length > 0,
    };
  });

/** The golden cluster with so many firms; its firms are audited by the golden answers. */
export function goldenCluster(count: number): ClusterAuditInput {
  const { informants, exchangeGraph, evidenceCounts, collectivePlanRecords } = inputs.cluster;
  const { edges, nodes } = exchangeGraph;
  const of = (name: 'DSP' | 'FAM' | 'CIT') => evidenceCounts[name][0];
  return {
    cluster: {
      informants,
      figures: {
        exchanges: edges,
        members: nodes,
        outsideMainRegion: of('DSP'),
        familyOwned: of('FAM'),
        exchangesOnPlatform: of('CIT'),
        exchangesInAll: evidenceCounts.CIT[1],
      },
      jointPlans: collectivePlanRecords,
    },
    firms: goldenFirms(count),
    courses: golden.inputs.courses.map(({ comp, ...rest }) => ({ ...rest, competence: comp })),
    budget: golden.inputs.budget,
  };
}
