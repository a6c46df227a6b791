import { names } from './es/names.js';
import { before, page, plots } from './es/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './es/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in Spanish. */
export const es: ReportTexts = {
  names,
  balance,
  settle,
  type,
  sure,
  gaps,
  pool,
  cluster,
  change,
  facts,
  before,
  page,
  plots,
};
