import { type ScopeItem, scopeCovers } from './scope-covers.js';

/** An accreditation decision as the registry published it. Instants are RFC 3339 in UTC. */
export interface Decision {
  readonly decision: 'accredited' | 'suspended' | 'withdrawn';
  readonly scope: readonly ScopeItem[];
  readonly from: string;
  readonly to: string;
}

/**
 * Whether a hub was accredited for a standard version and level at an instant.
 * Decisions are in the order in which they were taken; the last one in force at the instant holds,
 * so a suspension ends what came before it from its own `from` on and voids nothing earlier.
 */
export function standingAt(
  decisions: readonly Decision[],
  versionUri: string,
  level: number,
  at: Date,
): 'covered' | 'not-covered' {
  const inForce = decisions.findLast(
    (d) => Date.parse(d.from) <= at.getTime() && at.getTime() < Date.parse(d.to),
  );
  if (inForce?.decision !== 'accredited') return 'not-covered';
  return scopeCovers(inForce.scope, versionUri, level) ? 'covered' : 'not-covered';
}
