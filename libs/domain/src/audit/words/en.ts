import { names } from './en/names.js';
import { before, page, plots } from './en/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './en/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in English. */
export const en: ReportTexts = {
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
