import { DomainError } from '../core/domain-error.js';
import type { NewFirmFacts } from '../generated/schemas.js';

/**
 * Refuses what no schema can: `firm-facts.heads-too-fine` for full-time equivalents with more than
 * one decimal, and `firm-facts.year-in-future` for a firm that is founded after `today`.
 */
export function checkFirmFacts(
  { heads, yearFounded }: Pick<NewFirmFacts, 'heads' | 'yearFounded'>,
  today: Date,
): void {
  // A decimal and a division are both rounded to the nearest number there is: the same one.
  if (heads !== Math.round(heads * 10) / 10)
    throw new DomainError('firm-facts.heads-too-fine', {
      expected: 'one decimal at most',
      got: String(heads),
    });
  const year = today.getUTCFullYear();
  if (yearFounded > year)
    throw new DomainError('firm-facts.year-in-future', {
      expected: `${String(year)} or earlier`,
      got: String(yearFounded),
    });
}
