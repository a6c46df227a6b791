import { digestMultibaseOf } from '#credentials/digest-multibase.js';
import { digestOfDataIntegrity } from '#credentials/rendering-digest.js';
import type { Correction, Corrections, Issued, Notices } from '#domain/generated/schemas.js';
import { certified } from '../support/certified.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { indexOf, openOffice, outputs, summary, TABLE } from '../support/office.js';
import { command, revoke } from '../support/revoke.js';

describeDatabases('a correction', (kind) => {
  it('never changes what was assessed, and is for officers to offer and the holder to take', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      const offer = (body: object, agent = anna) =>
        agent
          .post(`/api/v1/credentials/${id}/corrections`)
          .send({ reasonCode: 'name-wrong', ...body });
      await offer({ familyName: 'X' }, shop.candidate).expect(403);
      for (const body of [{ level: 3 }, { criteria: ['c9'] }, { standard: 'https://x.example/a' }])
        expect(refusal(await offer({ familyName: 'X', ...body }))).toEqual([
          422,
          'correction.needs-assessment',
        ]);
      expect(refusal(await offer({}))).toEqual([422, 'correction.nothing-changed']);
      await command(anna, id, 'suspend').expect(200);
      expect(refusal(await offer({ familyName: 'X' }))).toEqual([409, 'credential.suspended']);
      await command(anna, id, 'unsuspend').expect(200);
      const { id: correction } = (await offer({ familyName: 'X' }).expect(201)).body as Correction;
      expect(refusal(await offer({ familyName: 'Y' }))).toEqual([
        409,
        'correction.already-offered',
      ]);
      const path = `/api/v1/corrections/${correction}/acceptance`;
      expect(refusal(await shop.assessor.post(path))).toEqual([404, 'correction.unknown']);
      await revoke(cluster, id);
      expect(refusal(await shop.candidate.post(path))).toEqual([409, 'credential.already-revoked']);
    });
  });

  it('gives a new credential as the old one is superseded, once, with links both ways', async () => {
    await openOffice({ kind }, async (office) => {
      const { shop, anna, db } = office;
      const { credentialId: id, claimId } = await certified(shop, 1);
      const offered = await anna
        .post(`/api/v1/credentials/${id}/corrections`)
        .send({ reasonCode: 'name-wrong', familyName: 'Šimunić-Rossi', level: 1 })
        .expect(201);
      const correction = offered.body as Correction;
      expect(correction).toMatchObject({ state: 'offered', subject: { givenName: 'Nevenka' } });
      expect((await summary(anna, id)).status).toBe('active');
      const path = `/api/v1/corrections/${correction.id}/acceptance`;
      const accept = () => shop.candidate.post(path).expect(201);
      const answers = await Promise.all([accept(), accept()]);
      const [issued] = answers.map(({ body }) => body as Issued);
      if (!issued) throw new Error('two answers');
      for (const { body } of [...answers, await accept()])
        expect((body as Issued).credentialId).toBe(issued.credentialId);
      expect(issued.claimId).toBe(claimId);

      expect(await summary(shop.candidate, id)).toMatchObject({
        status: 'superseded',
        replacedBy: issued.credentialId,
      });
      const fresh = await summary(anna, issued.credentialId);
      expect(fresh).toMatchObject({ status: 'active', replaces: id });
      expect(fresh.holder).toBe('Nevenka Šimunić-Rossi');
      const read = async (one: string, form: string) =>
        (await anna.get(`/api/v1/credentials/${one}/${form}`).expect(200)).text;
      const badge = JSON.parse(await read(issued.credentialId, 'open-badge')) as {
        relatedResource: { id: string; digestMultibase: string }[];
      };
      const old = JSON.parse(await read(id, 'open-badge')) as Record<string, unknown>;
      expect(badge.relatedResource[1]).toMatchObject({
        id: `urn:uuid:${id}`,
        digestMultibase: digestMultibaseOf(digestOfDataIntegrity(old)),
      });
      const [first, second] = [await indexOf(anna, id), await indexOf(anna, issued.credentialId)];
      expect(await outputs(office, first, id)).toEqual(TABLE.superseded);
      expect(await outputs(office, second, issued.credentialId)).toEqual(TABLE.active);
      expect(await db.query('SELECT id FROM credential')).toHaveLength(2);
      const { items } = (await shop.candidate.get('/api/v1/passport/notices').expect(200))
        .body as Notices;
      expect(items.map(({ key, args }) => [key, args.newCredentialId])).toEqual([
        ['credential.superseded', issued.credentialId],
        ['credential.correction-offered', undefined],
      ]);
      const listed = await shop.candidate.get(`/api/v1/credentials/${id}/corrections`).expect(200);
      expect((listed.body as Corrections).items).toMatchObject([
        { state: 'issued', newCredentialId: issued.credentialId },
      ]);
    });
  });
});
