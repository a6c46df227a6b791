import { names } from './nl/names.js';
import { before, page, plots } from './nl/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './nl/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in Dutch. */
export const nl: ReportTexts = {
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
