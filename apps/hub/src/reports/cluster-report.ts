import type { ClusterAudit } from '#domain/audit/audit-document.js';
import { plotCentre } from '#domain/audit/plots/plot-centre.js';
import { plotClusterGaps } from '#domain/audit/plots/plot-cluster-gaps.js';
import { plotPool } from '#domain/audit/plots/plot-pool.js';
import { CLUSTER_TYPES } from '#domain/audit/plots/plot-types.js';
import type { ShownRuleWords } from '#domain/audit/rules/rule-words.js';
import type { Course } from '#domain/audit/skills-appraisal.js';
import { fillTemplate } from '#domain/audit/words/fill-template.js';
import type { ReportWords } from '#domain/audit/words/report-words.js';
import { sayClusterBalance, sayCollective, sayHeld } from '#domain/audit/words/say-cluster.js';
import { sayPool } from '#domain/audit/words/say-pool.js';
import { sayQuality } from '#domain/audit/words/say-sure.js';
import { sayType } from '#domain/audit/words/say-type.js';
import {
  actionsSection,
  basisSection,
  sentences,
  statementsSection,
  typeSection,
} from './report-parts.js';
import type { Report, ReportContext, Section } from './report.js';

/** A cluster's picture in words; what the publication rule holds back is said to be held back. */
export function clusterReport(
  audit: ClusterAudit,
  context: ReportContext & { readonly courses: readonly Course[] },
  words: ReportWords,
  rules: ShownRuleWords,
): Report {
  const { page } = words;
  const { type } = audit.cluster;
  return {
    language: words.language,
    title: fillTemplate(page.clusterTitle, { name: context.name }),
    subtitle: fillTemplate(page.madeOn, {
      date: words.format.day(context.createdAt.toISOString()),
    }),
    createdAt: context.createdAt,
    pageWords: page.page,
    sections: [
      {
        title: page.sentence,
        blocks: sentences('lead', [
          ...sayType(type, 'cluster', words).lead.slice(0, 2),
          ...sayCollective(audit.cluster, words).slice(0, 1),
        ]),
      },
      typeSection(type, { kind: 'cluster', types: CLUSTER_TYPES }, [], words),
      {
        title: page.sure,
        blocks: sentences('points', [
          fillTemplate(words.cluster.informants, { n: words.format.whole(context.answered) }),
          ...sayQuality(audit.cluster.quality, context, words),
          ...audit.cluster.notes.map((note) => words.sure.notes[note]),
        ]),
      },
      { title: page.collective, blocks: sentences('plain', sayCollective(audit.cluster, words)) },
      balanceSection(audit, words),
      gapsSection(audit, context, words),
      poolSection(audit, context, words),
      actionsSection(audit.recommendations, rules, words),
      statementsSection(audit.statements, rules, words),
      basisSection(audit, context, words),
    ],
  };
}

function balanceSection(audit: ClusterAudit, words: ReportWords): Section {
  const said = sayClusterBalance(audit, words);
  const plot = audit.balance && plotCentre(audit.balance, said[1] ?? '', words);
  return {
    title: words.page.balance,
    blocks: [...sentences('points', said), ...(plot ? ([{ kind: 'plot', plot }] as const) : [])],
  };
}

function gapsSection(
  { gaps, publication }: ClusterAudit,
  { competenceName }: ReportContext,
  words: ReportWords,
): Section {
  const title = words.page.skills;
  return gaps.length === 0
    ? { title, blocks: sentences('plain', [sayHeld(publication, words)]) }
    : { title, blocks: [{ kind: 'plot', plot: plotClusterGaps(gaps, competenceName, words) }] };
}

function poolSection(
  { pool: plan }: ClusterAudit,
  context: ReportContext & { readonly courses: readonly Course[] },
  words: ReportWords,
): Section {
  const { firmName, competenceName, courses } = context;
  const said = sayPool(plan, { firm: firmName, competence: competenceName }, words);
  return {
    title: words.page.pool,
    blocks: [
      ...sentences('points', said),
      {
        kind: 'plot',
        plot: plotPool({ plan, courses, finding: said[0] ?? '', firmName, competenceName }, words),
      },
    ],
  };
}
