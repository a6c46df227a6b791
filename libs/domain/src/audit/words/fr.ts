import { names } from './fr/names.js';
import { before, page, plots } from './fr/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './fr/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in French. */
export const fr: ReportTexts = {
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
