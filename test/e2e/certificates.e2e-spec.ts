import { readCredential } from '#credentials/read-credential.js';
import { readPdfAttachment } from '#credentials/read-pdf-attachment.js';
import type { Shares } from '#domain/generated/schemas.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import type { Agent } from '../support/cluster.js';
import { certified } from '../support/certified.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { openOffice } from '../support/office.js';
import { command } from '../support/revoke.js';

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
const print = (agent: Agent, id: string, body: object = { expiresAt: inDays(30) }) =>
  agent.post(`/api/v1/credentials/${id}/certificates`).set('prefer', 'wait=20').send(body);

describeDatabases('a printed certificate', (kind) => {
  it('is for the holder alone, of what is in force, and lasts as long as a link may', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      await print(cluster.hub.anyone, id).expect(401);
      await print(anna, id).expect(403);
      expect(refusal(await print(shop.assessor, id))).toEqual([404, 'credential.unknown']);
      expect(refusal(await print(shop.candidate, id, {}))).toEqual([400, 'body.invalid']);
      for (const days of [-1, 367])
        expect(refusal(await print(shop.candidate, id, { expiresAt: inDays(days) }))).toEqual([
          422,
          'share.expiry-out-of-range',
        ]);
      await command(anna, id, 'suspend').expect(200);
      expect(refusal(await print(shop.candidate, id))).toEqual([409, 'certificate.not-active']);
      const shares = await shop.candidate.get('/api/v1/passport/shares').expect(200);
      expect((shares.body as Shares).items).toEqual([]);
    });
  });

  it('holds the signed credential with its proof, verifies, and leads to a link that ends', async () => {
    await openOffice({ kind }, async ({ cluster, shop }) => {
      const { credentialId: id } = await certified(shop, 2);
      const answer = await print(shop.candidate, id, {
        expiresAt: inDays(30),
        recipient: 'Elsa Grigi',
      })
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () => {
            done(null, Buffer.concat(parts));
          });
        })
        .expect(201);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'no-store',
      });
      const { credential, proof = '' } = readPdfAttachment(answer.body as Buffer);
      const own = await shop.candidate.get(`/api/v1/credentials/${id}/open-badge`).expect(200);
      expect(credential).toBe(own.text);
      expect(readCredential(credential).facts.id).toBe(`urn:uuid:${id}`);
      expect(parseTlogProof(proof).extra).toBeDefined();
      const verdict = await cluster.registry.anyone
        .post('/verify')
        .send({ credential, proof })
        .expect(200);
      expect(verdict.body).toMatchObject({
        overall: expect.stringMatching(/^verified/) as string,
      });
      const shares = await shop.candidate.get('/api/v1/passport/shares').expect(200);
      expect((shares.body as Shares).items).toMatchObject([
        { purpose: 'Attestato stampato', recipient: 'Elsa Grigi', opened: 0 },
      ]);
    });
  });
});
