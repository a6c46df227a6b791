import { type Check, doubtful, passed, refuted } from './check.js';
import type { CredentialFacts } from './credential-facts.js';

/** Whether the credential is valid now by its own dates; the last second of validity counts. */
export function checkDates({ validFrom, validUntil }: CredentialFacts, now: Date): Check {
  if (now.getTime() < Date.parse(validFrom)) {
    return refuted('dates', 'dates.not-yet-valid', undefined, { from: validFrom });
  }
  if (validUntil !== undefined && Date.parse(validUntil) < now.getTime()) {
    return doubtful('dates', 'dates.expired', undefined, { until: validUntil });
  }
  return passed('dates', 'dates.within');
}
