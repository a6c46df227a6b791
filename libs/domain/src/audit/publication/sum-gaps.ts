import type { ClusterAudit } from '../audit-document.js';
import type { Gap, SkillsAppraisal } from '../skills-appraisal.js';
import { judgePublication } from './judge-publication.js';

/** Published values are rounded to this (audit paper, 6.2). */
const STEP = 20;

type ClusterGap = ClusterAudit['gaps'][number];

/**
 * Gaps over firms, by competence in the order of their ids (audit paper, 6.2): only competences that
 * five firms or more need, of whose need no firm has over half. Covered, the number of people who
 * are expected to be able up to the need of each firm, is rounded to 0.05.
 */
export function sumGaps(firms: readonly SkillsAppraisal[]): readonly ClusterGap[] {
  const byCompetence = new Map<string, Gap[][]>();
  for (const { gaps } of firms)
    for (const [competence, own] of byName(gaps.filter(({ need }) => need > 0)))
      byCompetence.set(competence, [...(byCompetence.get(competence) ?? []), own]);
  return [...byCompetence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([competence, owners]) => {
      const needs = owners.map((own) => own.reduce((sum, { need }) => sum + need, 0));
      const need = needs.reduce((sum, number) => sum + number, 0);
      const shown = judgePublication({
        firms: owners.length,
        largestShare: Math.max(...needs) / need,
      });
      return shown.ok ? [{ competence, need, ...summary(owners) }] : [];
    });
}

function byName(gaps: readonly Gap[]): ReadonlyMap<string, Gap[]> {
  const found = new Map<string, Gap[]>();
  for (const gap of gaps) found.set(gap.competence, [...(found.get(gap.competence) ?? []), gap]);
  return found;
}

function summary(owners: readonly (readonly Gap[])[]): Omit<ClusterGap, 'competence' | 'need'> {
  const having = (verdict: Gap['verdict']) =>
    owners.filter((own) => own.some((gap) => gap.verdict === verdict)).length;
  // in ascending order, so that the sum does not depend on who was named first
  const covered = owners
    .flatMap((own) => own.map(({ need, shortfall }) => need - shortfall))
    .sort((a, b) => a - b)
    .reduce((sum, people) => sum + people, 0);
  return {
    firms: owners.length,
    covered: Math.round(covered * STEP) / STEP,
    majorGaps: having('major-gap'),
    evidenceGaps: having('evidence-gap'),
  };
}
