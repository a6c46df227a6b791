import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import type { AuditVersions } from '#domain/audit/audit-document.js';
import {
  METHOD_PARTS,
  type MethodDigests,
  type MethodPart,
  type ReleasedMethod,
} from '#domain/audit/method/audit-method.js';
import { judgeMethod } from '#domain/audit/method/judge-method.js';
import type { Audit, AuditRecomputation } from '#domain/generated/schemas.js';

type Check = AuditRecomputation['checks'][number];

/** By what an audit was computed: versions, and what they held, as it was stored with the input. */
export interface UsedMethod {
  readonly versions: AuditVersions;
  /** Absent in audits of programs that did not store it: nobody can vouch for those. */
  readonly digests: MethodDigests | undefined;
}

/** What the registry says of it, as far as this hub has heard; stops nothing. */
export function methodStanding(
  { versions, digests }: UsedMethod,
  released: readonly ReleasedMethod[],
): Audit['citations']['method'] {
  if (!digests) return { state: 'not-released' };
  const standing = judgeMethod({ versions, digests }, released);
  if (standing.state === 'not-released') return { state: standing.state };
  const { status, ledgerIndex } = standing.release;
  return {
    ...{ state: standing.state, status, ledgerIndex },
    ...(standing.state === 'different' && { part: standing.part }),
  };
}

/**
 * The same as a check of the audit: what was stored against what the registry released, and against
 * what this program holds under the same versions.
 */
export function methodCheck(used: UsedMethod, released: readonly ReleasedMethod[]): Check {
  const { versions, digests } = used;
  if (!digests)
    return { check: 'method', outcome: 'not-released', got: 'its contents were not stored then' };
  const standing = judgeMethod({ versions, digests }, released);
  if (standing.state === 'different')
    return different(
      standing.part,
      used,
      `released ${standing.release.digests[standing.part]}`,
      digests[standing.part],
    );
  const own = ownAuditMethod();
  for (const part of METHOD_PARTS)
    if (versions[part] === own.versions[part] && digests[part] !== own.digests[part])
      return different(part, used, digests[part], own.digests[part]);
  if (standing.state === 'not-released') return { check: 'method', outcome: standing.state };
  const { status, ledgerIndex } = standing.release;
  return {
    check: 'method',
    outcome: 'same',
    expected: `entry ${String(ledgerIndex)} of the registry's ledger, ${status}`,
  };
}

const different = (
  part: MethodPart,
  { versions }: UsedMethod,
  expected: string,
  got: string,
): Check => ({
  check: 'method',
  outcome: 'different',
  expected: `${part} ${versions[part]}: ${expected}`.slice(0, 200),
  got: got.slice(0, 200),
});
