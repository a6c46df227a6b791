import { names } from './de/names.js';
import { before, page, plots } from './de/page.js';
import { balance, change, cluster, facts, gaps, pool, settle, sure, type } from './de/sentences.js';
import type { ReportTexts } from './report-words.js';

/** The texts of reports in German. */
export const de: ReportTexts = {
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
