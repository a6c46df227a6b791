import { fillTemplate } from './fill-template.js';
import { constructName } from './name-of.js';
import type { ChangeRemark, ChangeVerdict, NoComparison } from './change-words.js';
import type { ReportWords } from './report-words.js';

/** A comparison as its owner gives it; texts are chosen by these words and nothing else. */
export interface ComparisonToSay {
  readonly outcome: 'compared' | NoComparison;
  readonly remarks: readonly ChangeRemark[];
  readonly changes: readonly { readonly id: string; readonly verdict: ChangeVerdict }[];
}

/** What has changed since the last audit, or why nothing can be said (6.1). */
export function sayChange(
  { outcome, remarks, changes }: ComparisonToSay,
  words: ReportWords,
): readonly string[] {
  const { outcomes, reasons } = words.change;
  return [
    ...(outcome === 'compared' ? [] : [reasons[outcome]]),
    ...changes.map(({ id, verdict }) =>
      fillTemplate(outcomes[verdict], { construct: constructName(id, words) }),
    ),
    ...remarks.map((remark) => reasons[remark]),
  ];
}
