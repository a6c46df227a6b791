import { DomainError } from '../../core/domain-error.js';
import { type AuditMethod, METHOD_PARTS } from './audit-method.js';
import { isSameSet } from './judge-method.js';

/**
 * Whether this method is still to be released: false where it has been, in the same versions and to
 * the byte. Refuses `audit-method.version-exists` where a version of one of its parts was released
 * with other contents: a version never changes (audit paper, 3.6).
 */
export function checkMethodRelease(method: AuditMethod, released: readonly AuditMethod[]): boolean {
  for (const part of METHOD_PARTS)
    for (const { versions, digests } of released)
      if (versions[part] === method.versions[part] && digests[part] !== method.digests[part])
        throw new DomainError('audit-method.version-exists', {
          expected: `${part} ${versions[part]} with the digest ${digests[part]}`,
          got: method.digests[part],
        });
  return !released.some(({ versions }) => isSameSet(versions, method.versions));
}
