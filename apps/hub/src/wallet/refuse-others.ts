import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from '#platform/auth/account.js';

/** Somebody else's credential is as unknown as one that does not exist: `credential.unknown`. */
export function refuseOthers(
  { personId }: { readonly personId: string },
  { personId: mine }: Account,
): void {
  if (mine === undefined || personId !== mine) throw new DomainError('credential.unknown');
}
