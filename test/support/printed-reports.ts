import type { Language } from '#domain/audit/instrument/instrument-types.js';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { reportWords } from '#domain/audit/words/words-of-reports.js';
import { clusterReport } from '../../apps/hub/src/reports/cluster-report.js';
import { firmReport } from '../../apps/hub/src/reports/firm-report.js';
import type { Report } from '../../apps/hub/src/reports/report.js';
import { goldenClusterAudit, goldenFirmAudit } from './golden-reports.js';
import { goldenCourses, reportContext } from './report-context.js';

/** The report of a golden firm or of the golden cluster. */
export const printedReport = (
  kind: 'firm' | 'cluster',
  language: Language,
  rules = ruleWords(language),
): Report =>
  kind === 'firm'
    ? firmReport(goldenFirmAudit('S3'), reportContext(), reportWords(language), rules)
    : clusterReport(
        goldenClusterAudit(),
        { ...reportContext({ name: 'Riviera' }), courses: goldenCourses },
        ...([reportWords(language), rules] as const),
      );
