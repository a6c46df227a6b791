import { readCredential } from '#credentials/read-credential.js';
import { readPdfAttachment } from '#credentials/read-pdf-attachment.js';
import type { Shares, Verdict } from '#domain/generated/schemas.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { binaryBody } from '../support/binary-body.js';
import { type Agent, eventually } from '../support/cluster.js';
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
      let printed = 0;
      const { credential, proof } = await eventually(async () => {
        const asked = performance.now();
        const answer = await print(shop.candidate, id, {
          expiresAt: inDays(30),
          recipient: 'Elsa Grigi',
        })
          .buffer(true)
          .parse(binaryBody)
          .expect(201);
        printed += 1;
        expect(answer.headers).toMatchObject({
          'content-type': 'application/pdf',
          'cache-control': 'no-store',
        });
        const found = readPdfAttachment(answer.body as Buffer);
        if (found.proof !== undefined) return { ...found, proof: found.proof };
        // It goes without a proof only when the ledger took longer than one waits.
        expect(performance.now() - asked).toBeGreaterThan(19_000);
        return undefined;
      });
      const own = await shop.candidate.get(`/api/v1/credentials/${id}/open-badge`).expect(200);
      expect(credential).toBe(own.text);
      expect(readCredential(credential).facts.id).toBe(`urn:uuid:${id}`);
      expect(parseTlogProof(proof).extra).toBeDefined();
      // The registry waits three seconds for the hub's pages, and cannot say more without them.
      const verdict = await eventually(async () => {
        const answer = await cluster.registry.anyone
          .post('/verify')
          .send({ credential, proof })
          .expect(200);
        const { overall } = answer.body as Verdict;
        return overall !== 'could-not-verify' && overall;
      });
      expect(verdict).toMatch(/^verified/);
      const shares = await shop.candidate.get('/api/v1/passport/shares').expect(200);
      const link = { purpose: 'Attestato stampato', recipient: 'Elsa Grigi', opened: 0 };
      expect((shares.body as Shares).items).toMatchObject(
        Array.from({ length: printed }, () => link),
      );
    });
  });
});
