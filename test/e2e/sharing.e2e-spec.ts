import { DataSource } from 'typeorm';
import type {
  ErasurePlan,
  NewShare,
  Share,
  ShareAccesses,
  SharedPage,
  Shares,
  Verdict,
} from '#domain/generated/schemas.js';
import { readCredential } from '#credentials/read-credential.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { validate } from '#platform/http/validate.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import { dumpTables } from '../support/dump-database.js';
import { revoke } from '../support/revoke.js';

const SHARES = '/api/v1/passport/shares';
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
const draftOf = (id: string, over: Partial<NewShare> = {}): NewShare => ({
  credentials: [{ id, fields: 'whole' }],
  purpose: 'Application at Scatole Stra',
  recipient: 'Elsa Grigi',
  expiresAt: inDays(30),
  ...over,
});

describeDatabases('links that a holder shares', (kind) => {
  let cluster: Cluster;
  let shop: Workshop;
  let credentialId: string;

  beforeAll(async () => {
    cluster = await setup({ kind });
    shop = await workshop(cluster);
    ({ credentialId } = await certified(shop, 2));
  });
  afterAll(() => cluster.close());

  const make = async (draft: NewShare) => {
    const answer = await shop.candidate.post(SHARES).send(draft).expect(201);
    const share = answer.body as Share;
    if (share.url === undefined) throw new Error('a new link has its address');
    return { ...share, url: share.url, path: new URL(share.url).pathname };
  };
  const gone = async (path: string) => {
    const answer = await cluster.hub.anyone.get(path).expect(404);
    expect(answer.headers).toMatchObject({ 'x-robots-tag': 'noindex' });
    const { code, title, detail } = answer.body as Record<string, unknown>;
    return { code, title, detail };
  };

  it('show, in the preview and behind the link, the same bytes', async () => {
    const draft = draftOf(credentialId);
    const preview = await shop.candidate
      .post('/api/v1/passport/share-previews')
      .send(draft)
      .expect(200);
    const share = await make(draft);
    const served = await cluster.hub.anyone.get(share.path).expect(200);
    expect(served.text).toBe(preview.text);
    expect((await shop.candidate.get(`${SHARES}/${share.id}/page`).expect(200)).text).toBe(
      served.text,
    );
    expect(validate('http/shared-page', JSON.parse(served.text))).toEqual([]);
    expect(served.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
  });

  it('give a whole credential as the files that were signed', async () => {
    const { path } = await make(draftOf(credentialId));
    const own = (form: string) =>
      shop.candidate.get(`/api/v1/credentials/${credentialId}/${form}`).expect(200);
    const badge = await cluster.hub.anyone.get(`${path}/1/open-badge`).expect(200);
    expect(badge.text).toBe((await own('open-badge')).text);
    expect(readCredential(badge.text).facts.level).toBe(2);
    const jwt = await cluster.hub.anyone.get(`${path}/1/jwt`).expect(200);
    expect(jwt.text).toBe((await own('jwt')).text);
    const proof = await eventually(async () => {
      const answer = await cluster.hub.anyone.get(`${path}/1/proof`);
      return answer.status === 200 && answer;
    });
    expect(parseTlogProof(proof.text).hashes).toBeDefined();
    for (const answer of [badge, jwt, proof])
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      });
    for (const wrong of ['0', '2', '01', '1e0', '-1', '21', '%31%00'])
      await cluster.hub.anyone.get(`${path}/${wrong}/jwt`).expect(404);
  });

  it('with chosen fields tell those only, give no file and say that nothing is signed', async () => {
    const credentials: NewShare['credentials'] = [{ id: credentialId, fields: ['title', 'level'] }];
    const { path } = await make(draftOf(credentialId, { credentials }));
    const answer = await cluster.hub.anyone.get(path).expect(200);
    const { text } = answer;
    const [item] = (answer.body as SharedPage).items;
    expect(item).toMatchObject({ basis: 'hub-statement', files: [], status: 'active' });
    expect(Object.keys(item?.shows ?? {})).toEqual(['title', 'level']);
    for (const hidden of ['Simunic', 'Stitcher of uppers', credentialId])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    for (const form of ['open-badge', 'jwt', 'proof'])
      expect(await gone(`${path}/1/${form}`)).toMatchObject({ code: 'share.unknown' });
  });

  it('answer the same when they are wrong, malformed, revoked or over', async () => {
    const revoked = await make(draftOf(credentialId));
    const over = await make(draftOf(credentialId, { expiresAt: inDays(1) }));
    await shop.candidate.delete(`${SHARES}/${revoked.id}`).expect(200);
    const again = await shop.candidate.delete(`${SHARES}/${revoked.id}`).expect(200);
    expect((again.body as Share).revokedAt).toBeDefined();
    const wrong = await gone('/s/AAAAAAAAAAAAAAAAAAAAAA');
    expect(wrong.code).toBe('share.unknown');
    expect(await gone('/s/short')).toEqual(wrong);
    expect(await gone(`/s/${'x'.repeat(90)}`)).toEqual(wrong);
    expect(await gone(revoked.path)).toEqual(wrong);
    expect(await gone(`${revoked.path}/1/jwt`)).toEqual(wrong);
    await cluster.hub.anyone.get(over.path).expect(200);
    const db = cluster.hub.app.get(DataSource, { strict: false });
    await db.query(
      `UPDATE share_link SET made_at = made_at - interval '2 days',
         expires_at = now() - interval '1 second' WHERE id = $1`,
      [over.id],
    );
    expect(await gone(over.path)).toEqual(wrong);
    expect(await gone(`${over.path}/1/jwt`)).toEqual(wrong);
  });

  it('tell their holder when and what was opened, and keep nothing about who', async () => {
    const { id, path } = await make(draftOf(credentialId));
    await cluster.hub.anyone.get(path).set('user-agent', 'Curious/1.0').expect(200);
    await cluster.hub.anyone.get(`${path}/1/jwt`).expect(200);
    const answer = await shop.candidate.get(`${SHARES}/${id}/accesses`).expect(200);
    expect((answer.body as ShareAccesses).items.map(({ what, number }) => [what, number])).toEqual([
      ['jwt', 1],
      ['page', undefined],
    ]);
    const listed = (await shop.candidate.get(SHARES).expect(200)).body as Shares;
    const found = listed.items.find((share) => share.id === id);
    expect(found).toMatchObject({ opened: 2 });
    expect(found).not.toHaveProperty('url');
    const db = cluster.hub.app.get(DataSource, { strict: false });
    const rows = await db.query<object[]>('SELECT * FROM share_access');
    expect(JSON.stringify(rows)).not.toMatch(/Curious|127\.0\.0\.1|::1/);
  });

  it('keep no token, only its digest', async () => {
    const { path } = await make(draftOf(credentialId));
    const token = path.replace('/s/', '');
    const db = cluster.hub.app.get(DataSource, { strict: false });
    const text = JSON.stringify(await db.query<object[]>('SELECT * FROM share_link'));
    expect(text).not.toContain(token);
    expect(text).not.toContain(JSON.stringify([...Buffer.from(token, 'base64url')]));
  });

  it('are made by the holder only, of own credentials, for a year at most', async () => {
    const colleague = await cluster.member('rosanna.callegher');
    const draft = draftOf(credentialId);
    for (const path of [SHARES, '/api/v1/passport/share-previews']) {
      const foreign = await colleague.post(path).send(draft).expect(404);
      expect(foreign.body).toMatchObject({ code: 'credential.unknown' });
      for (const expiresAt of [inDays(-1), inDays(367)]) {
        const late = await shop.candidate
          .post(path)
          .send({ ...draft, expiresAt })
          .expect(422);
        expect(late.body).toMatchObject({ code: 'share.expiry-out-of-range' });
      }
      const twice = { ...draft, credentials: [...draft.credentials, ...draft.credentials] };
      const repeated = await shop.candidate.post(path).send(twice).expect(422);
      expect(repeated.body).toMatchObject({ code: 'share.credential-repeated' });
    }
    const { id } = await make(draft);
    for (const path of [`${SHARES}/${id}/page`, `${SHARES}/${id}/accesses`])
      expect((await colleague.get(path).expect(404)).body).toMatchObject({
        code: 'share.unknown',
      });
    await colleague.delete(`${SHARES}/${id}`).expect(404);
    await cluster.hub.first.get(SHARES).expect(403);
  });

  it('show that a credential was revoked, whatever was chosen; and lead nowhere after an erasure', async () => {
    const { credentialId: other, claimId } = await certified(shop, 1);
    expect(claimId).toBeDefined();
    const credentials: NewShare['credentials'] = [{ id: other, fields: ['title'] }];
    const fields = await make(draftOf(other, { credentials, purpose: 'Only for Elsa Grigi' }));
    const whole = await make(draftOf(credentialId));
    const { text: jwt } = await cluster.hub.anyone.get(`${whole.path}/1/jwt`).expect(200);
    await revoke(cluster, other, 'Issued to the wrong person');
    const answer = await cluster.hub.anyone.get(fields.path).expect(200);
    expect((answer.body as SharedPage).items[0]?.status).toBe('revoked');

    const me = (await shop.candidate.get('/api/v1/me').expect(200)).body as { personId: string };
    const erasure = `/api/v1/people/${me.personId}/erasure`;
    const plan = (await shop.candidate.get(erasure).expect(200)).body as ErasurePlan;
    const counted = plan.goes.find(({ what }) => what.startsWith('Links'));
    expect(counted?.count).toBeGreaterThan(1);
    await shop.candidate.post(erasure).send({ confirmation: plan.confirmation }).expect(200);
    for (const path of [fields.path, whole.path, `${whole.path}/1/jwt`])
      expect(await gone(path)).toMatchObject({ code: 'share.unknown' });
    const db = cluster.hub.app.get(DataSource, { strict: false });
    for (const table of ['share_link', 'share_access'])
      expect(await db.query<object[]>(`SELECT * FROM ${table}`)).toEqual([]);
    const dump = await dumpTables(db);
    expect(dump.includes('Only for Elsa Grigi')).toBe(false);
    // A hub that was too busy for three seconds is asked again.
    const overall = await eventually(async () => {
      const answer = await cluster.registry.anyone.post('/verify').send({ credential: jwt });
      const verdict = answer.body as Verdict;
      return verdict.overall !== 'could-not-verify' && verdict.overall;
    });
    expect(overall).toMatch(/^verified/);
  });
});

it('are limited in how often they may be tried', async () => {
  const cluster = await setup({ accredited: false, env: { HUB_RATE_PER_MINUTE: '20' } });
  try {
    const statuses: number[] = [];
    // Twice as many as it takes: a new minute may begin in between.
    for (let n = 0; n < 50; n++)
      statuses.push((await cluster.hub.anyone.get('/s/AAAAAAAAAAAAAAAAAAAAAA')).status);
    expect(statuses).toContain(429);
  } finally {
    await cluster.close();
  }
});
