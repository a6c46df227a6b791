import type { CredentialDetail } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { certified } from '../support/certified.js';
import type { Agent } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { openOffice } from '../support/office.js';
import { command } from '../support/revoke.js';

async function detail(agent: Agent, id: string): Promise<CredentialDetail> {
  const answer = await agent.get(`/api/v1/credentials/${id}/detail`).expect(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(validate('http/credential-detail', answer.body)).toEqual([]);
  return answer.body as CredentialDetail;
}

describeDatabases('the page of a credential', (kind) => {
  it('is for its holder and for officers; only they read why in the words of an officer', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna, bruno }) => {
      const { credentialId: id } = await certified(shop, 1);
      const path = `/api/v1/credentials/${id}/detail`;
      await cluster.hub.anyone.get(path).expect(401);
      expect(refusal(await shop.assessor.get(path))).toEqual([404, 'credential.unknown']);
      const nobody = '00000000-0000-4000-8000-000000000000';
      expect(refusal(await anna.get(`/api/v1/credentials/${nobody}/detail`))).toEqual([
        404,
        'credential.unknown',
      ]);
      const first = await detail(shop.candidate, id);
      expect(first.record).toMatchObject({ id: `urn:uuid:${id}` });
      expect(first.record.criteria.length).toBeGreaterThan(0);
      expect(first.changes).toEqual([]);

      await command(anna, id, 'suspend').expect(200);
      await command(anna, id, 'ask-revocation').expect(200);
      const own = await detail(shop.candidate, id);
      expect(own.changes).toMatchObject([{ status: 'suspended', reasonCode: 'issued-in-error' }]);
      expect(own.changes[0]).not.toHaveProperty('reason');
      expect(own).not.toHaveProperty('asked');
      expect((await detail(anna, id)).asked).toMatchObject({ byYou: true });
      const seen = await detail(bruno, id);
      expect(seen.asked).toMatchObject({ byYou: false, reasonCode: 'issued-in-error' });
      expect(seen.changes[0]?.reason).toBe(seen.asked?.reason);

      await command(bruno, id, 'revoke').expect(200);
      const after = await detail(anna, id);
      expect(after).not.toHaveProperty('asked');
      expect(after.changes.map(({ status }) => status)).toEqual(['suspended', 'revoked']);
    });
  });
});
