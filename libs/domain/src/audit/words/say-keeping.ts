import { fillTemplate } from './fill-template.js';
import type { ReportWords } from './report-words.js';

/** Until when what an audit was computed from is kept, or since when it is not; RFC 3339 instants. */
export interface Keeping {
  readonly inputKeptUntil?: string;
  readonly inputEndedAt?: string;
}

/** The sentence on it; undefined where nothing is known. An end that has come counts. */
export function sayKeeping(
  { inputKeptUntil, inputEndedAt }: Keeping,
  { page, format }: Pick<ReportWords, 'page' | 'format'>,
): string | undefined {
  if (inputEndedAt !== undefined)
    return fillTemplate(page.inputGone, { date: format.day(inputEndedAt) });
  return inputKeptUntil && fillTemplate(page.inputKept, { date: format.day(inputKeptUntil) });
}
