import type { Audit } from '../../generated/schemas.js';
import { fillTemplate } from './fill-template.js';
import type { ReportWords } from './report-words.js';

/** What the registry says of the method of an audit: released, not released, or not what it released. */
export function sayMethod(
  { state, ledgerIndex, part }: Audit['citations']['method'],
  { page }: Pick<ReportWords, 'page'>,
): string {
  const { released, unreleased, different } = page.method;
  switch (state) {
    case 'released':
      return fillTemplate(released, {
        place: ledgerIndex === undefined ? '?' : String(ledgerIndex),
      });
    case 'not-released':
      return unreleased;
    case 'different':
      return fillTemplate(different, { part: part === undefined ? '?' : page.rests[part] });
  }
}
