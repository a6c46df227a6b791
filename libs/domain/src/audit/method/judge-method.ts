import type { AuditVersions } from '../audit-document.js';
import {
  type AuditMethod,
  METHOD_PARTS,
  type MethodPart,
  type ReleasedMethod,
} from './audit-method.js';

/**
 * What the registry says of the method of an audit: it released it; it released no such set of
 * versions; or it released one of the versions with other contents.
 */
export type MethodStanding =
  | { readonly state: 'released'; readonly release: ReleasedMethod }
  | { readonly state: 'not-released' }
  | { readonly state: 'different'; readonly part: MethodPart; readonly release: ReleasedMethod };

/**
 * Holds the method of an audit against everything that the registry released. The release of a
 * version that came first is the one that holds. Never refuses: no audit waits for a release.
 */
export function judgeMethod(
  { versions, digests }: AuditMethod,
  released: readonly ReleasedMethod[],
): MethodStanding {
  for (const part of METHOD_PARTS) {
    const release = released.find((one) => one.versions[part] === versions[part]);
    if (release && release.digests[part] !== digests[part])
      return { state: 'different', part, release };
  }
  const release = released.find((one) => isSameSet(one.versions, versions));
  return release ? { state: 'released', release } : { state: 'not-released' };
}

/** Whether two methods are the same by their versions, the engine's too. */
export const isSameSet = (one: AuditVersions, other: AuditVersions): boolean =>
  one.engine === other.engine && METHOD_PARTS.every((part) => one[part] === other[part]);
