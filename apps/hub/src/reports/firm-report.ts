import type { FirmAudit } from '#domain/audit/audit-document.js';
import type { Gap } from '#domain/audit/skills-appraisal.js';
import type { LearningAppraisal } from '#domain/audit/learning-appraisal.js';
import { plotBalance } from '#domain/audit/plots/plot-balance.js';
import { plotGaps } from '#domain/audit/plots/plot-gaps.js';
import { plotModes } from '#domain/audit/plots/plot-modes.js';
import { FIRM_TYPES } from '#domain/audit/plots/plot-types.js';
import type { ShownRuleWords } from '#domain/audit/rules/rule-words.js';
import { fillTemplate } from '#domain/audit/words/fill-template.js';
import type { ReportWords } from '#domain/audit/words/report-words.js';
import { sayBalance } from '#domain/audit/words/say-balance.js';
import { sayChange } from '#domain/audit/words/say-change.js';
import { sayGaps, sayKeyPersons, sayLearned, sayMultiJob } from '#domain/audit/words/say-gaps.js';
import { sayContradictions, saySure } from '#domain/audit/words/say-sure.js';
import { sayType } from '#domain/audit/words/say-type.js';
import {
  actionsSection,
  basisSection,
  sentences,
  statementsSection,
  typeSection,
} from './report-parts.js';
import type { Report, ReportContext, Section } from './report.js';

/** Rows of a picture that fits a page. */
const ROWS_IN_PICTURE = 12;

/** How many sentences on skills stand at the top. */
const SKILLS_IN_SHORT = 2;

/** A firm's picture in words: what is found, how sure it is, what speaks for it and against it. */
export function firmReport(
  audit: FirmAudit,
  context: ReportContext,
  words: ReportWords,
  rules: ShownRuleWords,
): Report {
  const { learning, skills } = audit;
  const { page } = words;
  return {
    language: words.language,
    title: fillTemplate(page.firmTitle, { name: context.name }),
    subtitle: fillTemplate(page.madeOn, {
      date: words.format.day(context.createdAt.toISOString()),
    }),
    createdAt: context.createdAt,
    pageWords: page.page,
    sections: [
      { title: page.sentence, blocks: sentences('lead', inShort(audit, context, words)) },
      balanceSection(learning, context, words),
      typeSection(
        learning.type,
        { kind: 'firm', types: FIRM_TYPES },
        sayContradictions(learning.contradictions, words),
        words,
      ),
      skillsSection(audit, context, words),
      ...(context.own && skills.gaps.length > 0 ? [keyPersonsSection(audit, context, words)] : []),
      ...changeSection(context, words),
      actionsSection(audit.recommendations, rules, words),
      statementsSection(audit.statements, rules, words),
      basisSection(audit, context, words),
    ],
  };
}

function inShort(
  { learning, skills }: FirmAudit,
  { used, competenceName }: ReportContext,
  words: ReportWords,
): readonly string[] {
  return [
    ...sayBalance(learning, used, words).lead.slice(0, 2),
    ...sayType(learning.type, 'firm', words).lead.slice(0, 1),
    ...sayGaps(skills, competenceName, words).slice(0, SKILLS_IN_SHORT),
  ];
}

function balanceSection(
  learning: LearningAppraisal,
  context: ReportContext,
  words: ReportWords,
): Section {
  const said = sayBalance(learning, context.used, words);
  const plot = plotBalance(learning, said.lead[0] ?? '', words);
  return {
    title: words.page.balance,
    blocks: [
      ...sentences('plain', said.lead),
      ...(plot
        ? ([
            { kind: 'plot', plot },
            { kind: 'plot', plot: plotModes(learning, words) },
          ] as const)
        : []),
      ...sentences('points', [...said.sure, ...saySure(learning, context, words)], words.page.sure),
      ...sentences('points', said.settle, words.settle.title),
    ],
  };
}

function skillsSection({ skills }: FirmAudit, context: ReportContext, words: ReportWords): Section {
  const { competenceName } = context;
  const said = sayGaps(skills, competenceName, words);
  const finding = said[0] ?? '';
  const needed = skills.gaps.filter(({ need }) => need > 0);
  return {
    title: words.page.skills,
    blocks: [
      ...sentences('points', said),
      ...inParts(needed).map(
        (gaps) =>
          ({ kind: 'plot', plot: plotGaps({ gaps, finding, competenceName }, words) }) as const,
      ),
      ...sentences('quiet', sayLearned(skills, words)),
    ],
  };
}

const inParts = (gaps: readonly Gap[]): readonly (readonly Gap[])[] =>
  Array.from({ length: Math.ceil(gaps.length / ROWS_IN_PICTURE) }, (_, at) =>
    gaps.slice(at * ROWS_IN_PICTURE, (at + 1) * ROWS_IN_PICTURE),
  );

const keyPersonsSection = (
  { skills }: FirmAudit,
  { competenceName, roleName }: ReportContext,
  words: ReportWords,
): Section => ({
  title: words.page.keyPersons,
  blocks: [
    ...sentences('points', [
      ...sayKeyPersons(skills, competenceName, words),
      ...sayMultiJob(skills, roleName, words),
    ]),
    ...sentences('quiet', [words.gaps.keyPersonsStay]),
  ],
});

/** Of a first audit there is nothing to compare, and nothing is said. */
const changeSection = ({ comparison }: ReportContext, words: ReportWords): readonly Section[] =>
  comparison === undefined || comparison.outcome === 'no-earlier-audit'
    ? []
    : [
        {
          title: words.change.title,
          blocks: sentences('points', sayChange(comparison, words)),
        },
      ];
