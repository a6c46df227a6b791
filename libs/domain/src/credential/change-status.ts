import { DomainError } from '../core/domain-error.js';

/** Where a credential stands on record. That it has expired is computed, never recorded. */
export type RecordedStatus = 'active' | 'suspended' | 'superseded' | 'revoked';

/** What an officer may do to a credential (docs/design/credentials.md 4). */
export type StatusCommand =
  'suspend' | 'unsuspend' | 'ask-revocation' | 'withdraw-revocation' | 'revoke' | 'supersede';

/** An open request to revoke: somebody else has to confirm it. */
export interface AskedRevocation {
  /** Account of the officer who asked. */
  readonly askedBy: string;
}

/** What a command finds. */
export interface Standing {
  readonly status: RecordedStatus;
  readonly asked?: AskedRevocation | undefined;
}

/**
 * The status after a command of an officer; the same one when only the request to revoke changes.
 * Refuses `credential.already-revoked`, `credential.already-suspended`,
 * `credential.already-superseded`, `credential.not-suspended`, `credential.suspended` (lift the
 * suspension before superseding), `credential.revocation-asked`, `credential.revocation-not-asked`,
 * and `credential.second-person-missing` unless another officer asked for the revocation.
 */
export function changeStatus(
  { status, asked }: Standing,
  command: StatusCommand,
  officer: string,
): RecordedStatus {
  if (status === 'revoked') throw new DomainError('credential.already-revoked');
  switch (command) {
    case 'suspend':
      if (status === 'suspended') throw new DomainError('credential.already-suspended');
      // Who holds the newer one has no use for this; bringing it back would be the danger.
      if (status === 'superseded') throw new DomainError('credential.already-superseded');
      return 'suspended';
    case 'unsuspend':
      if (status !== 'suspended') throw new DomainError('credential.not-suspended');
      return 'active';
    case 'ask-revocation':
      if (asked) throw new DomainError('credential.revocation-asked');
      return status;
    case 'withdraw-revocation':
      if (!asked) throw new DomainError('credential.revocation-not-asked');
      return status;
    case 'revoke':
      if (!asked || asked.askedBy === officer)
        throw new DomainError('credential.second-person-missing');
      return 'revoked';
    case 'supersede':
      if (status === 'superseded') throw new DomainError('credential.already-superseded');
      if (status === 'suspended') throw new DomainError('credential.suspended');
      return 'superseded';
  }
}
