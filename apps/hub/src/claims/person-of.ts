import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from '#platform/auth/account.js';

/** The person behind an account. Refuses `person.required` for an account without one. */
export function personOf(me: Account): string {
  if (me.personId === undefined) throw new DomainError('person.required');
  return me.personId;
}
