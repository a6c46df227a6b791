import { DomainError } from '#domain/core/domain-error.js';

/** Refuses `record.in-future` for a day after today; both `YYYY-MM-DD`. */
export function refuseFuture(day: string, today: string): void {
  if (day > today)
    throw new DomainError('record.in-future', { expected: `${today} or earlier`, got: day });
}
