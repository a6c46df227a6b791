import type {
  BulkRun,
  CredentialSummaries,
  CredentialSummary,
  Notices,
  Share,
  SharedPage,
} from '#domain/generated/schemas.js';
import { certified } from '../support/certified.js';
import { type Agent, eventually, setup, signIn } from '../support/cluster.js';
import { bulkFile, districtOf } from '../support/bulk-file.js';
import { describeDatabases } from '../support/databases.js';
import { refusal } from '../support/hub-requests.js';
import { indexOf, openOffice, outputs, summary } from '../support/office.js';
import { command, revoke } from '../support/revoke.js';
import type { Invitation } from '#domain/generated/schemas.js';

const contest = (agent: Agent, id: string, reason = 'The level is not what I can do.') =>
  agent.post(`/api/v1/credentials/${id}/contest`).send({ reason });
const queue = async (agent: Agent) =>
  (await agent.get('/api/v1/credentials?contested=true').expect(200)).body as CredentialSummaries;
const link = (id: string) => ({
  credentials: [{ id, fields: 'whole' }],
  purpose: 'Application',
  expiresAt: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
});

describeDatabases('contesting a credential', (kind) => {
  it('is for the holder, with a reason, once, and not of what is over', async () => {
    await openOffice({ kind }, async ({ cluster, shop, anna }) => {
      const { credentialId: id } = await certified(shop, 1);
      await contest(cluster.hub.anyone, id).expect(401);
      await contest(anna, id).expect(403);
      expect(refusal(await contest(shop.assessor, id))).toEqual([404, 'credential.unknown']);
      expect(refusal(await contest(shop.candidate, id, ''))).toEqual([400, 'body.invalid']);
      expect(refusal(await anna.get('/api/v1/credentials?contested=no'))).toEqual([
        400,
        'request.refused',
      ]);
      await contest(shop.candidate, id).expect(200);
      expect(refusal(await contest(shop.candidate, id))).toEqual([409, 'contest.already-used']);
      await command(anna, id, 'unsuspend').expect(200);
      expect(refusal(await contest(shop.candidate, id))).toEqual([409, 'contest.already-used']);
      const { credentialId: other } = await certified(shop, 2);
      await revoke(cluster, other);
      expect(refusal(await contest(shop.candidate, other))).toEqual([
        409,
        'credential.already-revoked',
      ]);
    });
  });

  it('suspends it at once, puts it before the officers, and shows nothing of it until they decide', async () => {
    await openOffice({ kind }, async (office) => {
      const { cluster, shop, anna } = office;
      const { credentialId: id } = await certified(shop, 1);
      const made = await shop.candidate.post('/api/v1/passport/shares').send(link(id)).expect(201);
      const path = new URL((made.body as Share).url ?? '').pathname;
      expect(await queue(anna)).toEqual({ items: [] });

      const answer = await contest(shop.candidate, id).expect(200);
      const contested = answer.body as CredentialSummary;
      expect(contested).toMatchObject({
        id,
        status: 'suspended',
        contestReason: 'The level is not what I can do.',
      });
      expect(contested.contestedAt).toBeDefined();
      // Its leaf may be published in between.
      const ledgerState = expect.any(String) as string;
      expect(await queue(anna)).toEqual({ items: [{ ...contested, ledgerState }] });
      expect(await outputs(office, await indexOf(anna, id), id)).toMatchObject({
        suspension: true,
        token: 'suspended',
        listed: 'suspended: contested',
      });
      const page = (await cluster.hub.anyone.get(path).expect(200)).body as SharedPage;
      expect(page.items).toMatchObject([{ status: 'suspended', shows: {}, files: [] }]);
      for (const file of ['open-badge', 'jwt', 'proof'])
        expect(refusal(await cluster.hub.anyone.get(`${path}/1/${file}`))).toEqual([
          404,
          'share.unknown',
        ]);
      for (const where of ['shares', 'share-previews'])
        expect(
          refusal(await shop.candidate.post(`/api/v1/passport/${where}`).send(link(id))),
        ).toEqual([409, 'credential.contested']);

      await command(anna, id, 'unsuspend').expect(200);
      expect(await queue(anna)).toEqual({ items: [] });
      expect((await summary(shop.candidate, id)).contestedAt).toBeUndefined();
      const shown = (await cluster.hub.anyone.get(path).expect(200)).body as SharedPage;
      expect(shown.items[0]?.shows.title).toBeDefined();
      // What an officer suspends for another reason is not contested.
      await command(anna, id, 'suspend').expect(200);
      expect(await queue(anna)).toEqual({ items: [] });
    });
  });

  it('is open to whoever was issued a credential in bulk, and they are told of it', async () => {
    const cluster = await setup({ kind, env: { HUB_BULK_HOLD_SECONDS: '0' } });
    try {
      const officer = cluster.hub.first;
      const district = await districtOf(cluster, 1);
      const file = bulkFile([district.row(1)]);
      const started = await officer
        .post('/api/v1/bulk/runs')
        .set('content-type', 'text/csv')
        .send(file)
        .expect(202);
      await eventually(async () => {
        const { id } = started.body as BulkRun;
        const run = (await officer.get(`/api/v1/bulk/runs/${id}`).expect(200)).body as BulkRun;
        return run.state === 'done';
      });
      const invited = await officer
        .post(`/api/v1/people/${district.personId(1)}/invitation`)
        .expect(201);
      const holder = await signIn(cluster.hub.url, invited.body as Invitation);
      const notices = (await holder.get('/api/v1/passport/notices').expect(200)).body as Notices;
      const [notice] = notices.items;
      expect(notice).toMatchObject({ key: 'credential.issued', args: { reasonCode: 'in-bulk' } });
      const id = notice?.args.credentialId ?? '';
      await contest(holder, id).expect(200);
      expect((await queue(officer)).items.map((item) => item.id)).toEqual([id]);
    } finally {
      await cluster.close();
    }
  });
});
