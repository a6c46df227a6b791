import type { CredentialSummary } from '#domain/generated/schemas.js';
import type { Agent, Cluster } from './cluster.js';

/** Sends a command about a credential. */
export const command = (
  officer: Agent,
  credentialId: string,
  name: string,
  reason = 'Said aloud.',
) =>
  officer
    .post(`/api/v1/credentials/${credentialId}/state`)
    .send({ command: name, reasonCode: 'issued-in-error', reason });

/** Revokes a credential as it is done: one officer asks, another one confirms. */
export async function revoke(
  { hub }: Cluster,
  credentialId: string,
  reason?: string,
): Promise<CredentialSummary> {
  await command(hub.first, credentialId, 'ask-revocation', reason).expect(200);
  const other = await hub.as('officer');
  const answer = await command(other, credentialId, 'revoke', reason).expect(200);
  return answer.body as CredentialSummary;
}
