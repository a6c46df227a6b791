import type {
  Account,
  Claims,
  CredentialSummaries,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';

/** The credentials of the signed-in person; an officer is shown those of everybody by the list. */
export async function ownCredentials(account: Account): Promise<readonly CredentialSummary[]> {
  const { items } = await get<CredentialSummaries>('/api/v1/credentials');
  if (!account.roles.includes('officer')) return items;
  const claims = await get<Claims>('/api/v1/claims');
  const own = new Set(
    claims.items
      .filter(({ candidate }) => candidate.personId === account.personId)
      .map(({ id }) => id),
  );
  return items.filter(({ claimId }) => own.has(claimId));
}
