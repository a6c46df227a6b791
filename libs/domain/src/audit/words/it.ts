import { names } from './it/names.js';
import { before, page, plots } from './it/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './it/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in Italian. */
export const it: ReportTexts = {
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
