import { DomainError } from '#domain/core/domain-error.js';
import type { NewAccreditation } from '#domain/generated/schemas.js';

/**
 * Checks what the schema cannot say of a decision: dates that exist and are in order
 * (`body.invalid`, `accreditation.dates-reversed`), scopes that are addresses (`body.invalid`), and
 * that only what was accredited is suspended or withdrawn (`accreditation.not-accredited`).
 */
export function checkAccreditation(
  { decision, scope, from, to }: NewAccreditation,
  earlier: readonly Pick<NewAccreditation, 'decision'>[],
): void {
  for (const [name, instant] of Object.entries({ from, to }))
    if (Number.isNaN(Date.parse(instant))) throw invalid(`/${name}`, 'a date that exists', instant);
  for (const [i, { standard }] of scope.entries())
    if (!URL.canParse(standard))
      throw invalid(`/scope/${String(i)}/standard`, 'an address', standard);
  if (Date.parse(from) >= Date.parse(to))
    throw new DomainError('accreditation.dates-reversed', {
      expected: 'from before to',
      got: `${from} to ${to}`,
    });
  if (decision !== 'accredited' && !earlier.some((d) => d.decision === 'accredited'))
    throw new DomainError('accreditation.not-accredited');
}

function invalid(path: string, expected: string, got: string): DomainError {
  return new DomainError('body.invalid', {
    issues: [{ path, message: `must be ${expected}`, expected, got }],
  });
}
