import { generateKeyPairSync } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { readCredential } from '#credentials/read-credential.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import { verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import { decodeStatusList, statusAt } from '#credentials/status-list.js';
import type { CredentialSummary, Issued } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { createHub } from '../../apps/hub/src/hub.app.js';
import { certified, offeredClaim, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';

type Json = Record<string, unknown>;

const dataSource = ({ hub }: Cluster) => hub.app.get(DataSource, { strict: false });

/** Types of the public events in the hub's ledger, in order, once all intents are leaves. */
async function publicEvents(cluster: Cluster): Promise<readonly string[]> {
  await eventually(async () => (await checkLedger(dataSource(cluster))).queued === 0);
  const leaves = await dataSource(cluster).query<{ entry: Buffer }[]>(
    'SELECT entry FROM ledger_leaf WHERE log_id = 1 ORDER BY idx',
  );
  return leaves.flatMap(({ entry }) => {
    const leaf = parseLeaf(entry);
    return leaf.kind === 'public' ? [leaf.event.type as string] : [];
  });
}

async function keyFinder({ hub }: Cluster) {
  const document: unknown = (await hub.anyone.get('/.well-known/did.json').expect(200)).body;
  return (kid: string) => keyInDidDocument(document, hub.config.did, kid);
}

async function statusList({ hub }: Cluster): Promise<Json> {
  const { text } = await hub.anyone
    .get('/status/1')
    .expect(200)
    .expect('content-type', /^application\/vc/);
  return JSON.parse(text) as Json;
}

const bitsOf = (list: Json) =>
  decodeStatusList((list.credentialSubject as Json).encodedList as string);

it('refuses to issue without an accreditation that covers the standard and level today', async () => {
  const cluster = await setup({ accredited: false });
  try {
    const shop = await workshop(cluster);
    const { id } = await offeredClaim(shop, 2);
    const accept = () => shop.candidate.post(`/api/v1/claims/${id}/acceptance`);
    expect((await accept().expect(422)).body).toMatchObject({ code: 'credential.out-of-scope' });

    const hubId = await cluster.register();
    const scope = [{ standard: shop.standard.versionUri, maxLevel: 1 }];
    await cluster.decide(hubId, { scope });
    expect((await accept().expect(422)).body).toMatchObject({ code: 'credential.out-of-scope' });

    await cluster.decide(hubId);
    await cluster.decide(hubId, { decision: 'suspended', reasonCode: 'non-conformity' });
    expect((await accept().expect(422)).body).toMatchObject({ code: 'credential.out-of-scope' });
    expect((await shop.candidate.get('/api/v1/credentials').expect(200)).body).toEqual({
      items: [],
    });

    await cluster.decide(hubId);
    await accept().expect(201);
  } finally {
    await cluster.close();
  }
});

it('issues one credential for a claim, in two formats that only the hub can have signed', async () => {
  const cluster = await setup();
  try {
    const shop = await workshop(cluster);
    const { id: claimId } = await offeredClaim(shop, 2);
    const accept = () => shop.candidate.post(`/api/v1/claims/${claimId}/acceptance`).expect(201);
    const answers = await Promise.all([accept(), accept()]);
    const [issued] = answers.map(({ body }) => body as Issued);
    for (const { body } of [...answers, await accept()])
      expect((body as Issued).credentialId).toBe(issued?.credentialId);

    const path = `/api/v1/credentials/${issued?.credentialId ?? ''}`;
    const { text: badge } = await shop.candidate.get(`${path}/open-badge`).expect(200);
    const { text: jwt } = await shop.candidate.get(`${path}/jwt`).expect(200);
    const keyOf = await keyFinder(cluster);
    const { did } = cluster.hub.config;

    const altered = JSON.parse(badge) as { name: string };
    altered.name = altered.name.replace('level 2', 'level 4');
    expect(await verifyDataIntegrity(altered as unknown as Json, keyOf)).toMatchObject({
      verified: false,
      code: 'proof.wrong',
    });
    const [head = '', payload = '', signature = ''] = jwt.split('.');
    const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(verifyVcJwt(`${head}.${payload}.${other}`, keyOf)).toMatchObject({
      verified: false,
    });

    expect(await verifyDataIntegrity(JSON.parse(badge) as Json, keyOf)).toEqual({
      verified: true,
      kid: `${did}#ed-1`,
    });
    expect(verifyVcJwt(jwt, keyOf)).toEqual({ verified: true, kid: `${did}#p256-1` });
    const [asBadge, asJwt] = [readCredential(badge), readCredential(jwt)];
    expect(asBadge.facts).toEqual(asJwt.facts);
    expect(asBadge.facts).toMatchObject({
      issuer: did,
      standard: shop.standard.versionUri,
      level: 2,
      holder: 'Nevenka Šimunić',
    });
    expect(asBadge.facts.status?.list).toBe(`${cluster.hub.url}/status/1`);
    const { keys } = (await cluster.hub.anyone.get('/.well-known/jwks.json').expect(200)).body as {
      keys: { kid: string }[];
    };
    expect(keys.map(({ kid }) => kid)).toEqual([`${did}#ed-1`, `${did}#p256-1`]);
  } finally {
    await cluster.close();
  }
});

// On PostgreSQL the two tries really run at once; embedded they take turns.
describeDatabases('revocation', (kind) => {
  it('lets an officer revoke a credential once and for all, however many try at once', async () => {
    const cluster = await setup({ kind });
    try {
      const shop = await workshop(cluster);
      const { credentialId } = await certified(shop, 1);
      const kept = await certified(shop, 2);
      const officer = cluster.hub.first;
      const path = `/api/v1/credentials/${credentialId}/revocation`;
      const body = { reasonCode: 'issued-in-error', reason: 'Wrong person at the bench.' };

      await cluster.hub.anyone.post(path).send(body).expect(401);
      await shop.candidate.post(path).send(body).expect(403);
      await officer
        .post(path)
        .send({ ...body, reasonCode: 'no-reason' })
        .expect(400);
      const nobody = await officer
        .post('/api/v1/credentials/00000000-0000-4000-8000-000000000000/revocation')
        .send(body)
        .expect(404);
      expect(nobody.body).toMatchObject({ code: 'credential.unknown' });
      expect(bitsOf(await statusList(cluster)).every((byte) => byte === 0)).toBe(true);

      const revoke = () => officer.post(path).set('idempotency-key', 'revoke-1').send(body);
      const tries = await Promise.all([revoke(), officer.post(path).send(body)]);
      const statuses = tries.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409]);
      const again = await officer.post(path).send(body).expect(409);
      expect(again.body).toMatchObject({ code: 'credential.already-revoked' });

      const indexOf = async (id: string) => {
        const { text } = await officer.get(`/api/v1/credentials/${id}/jwt`).expect(200);
        return readCredential(text).facts.status?.index ?? -1;
      };
      const list = await statusList(cluster);
      expect(await verifyDataIntegrity(list, await keyFinder(cluster))).toMatchObject({
        verified: true,
      });
      expect(statusAt(bitsOf(list), await indexOf(credentialId))).toBe(true);
      expect(statusAt(bitsOf(list), await indexOf(kept.credentialId))).toBe(false);
      const { items } = (await shop.candidate.get('/api/v1/credentials').expect(200)).body as {
        items: CredentialSummary[];
      };
      expect(items.map(({ status }) => status)).toEqual(['revoked', 'active']);
      const published = (await publicEvents(cluster)).filter((type) => /statuslist/.test(type));
      expect(published).toHaveLength(2);
    } finally {
      await cluster.close();
    }
  });
});

it('gives the same answer to a revocation that is repeated under its key', async () => {
  const cluster = await setup();
  try {
    const { credentialId } = await certified(await workshop(cluster), 1);
    const revoke = (reason: string) =>
      cluster.hub.first
        .post(`/api/v1/credentials/${credentialId}/revocation`)
        .set('idempotency-key', 'revoke-1')
        .send({ reasonCode: 'holder-request', reason });
    const first = await revoke('Asked for.').expect(200);
    expect((await revoke('Asked for.').expect(200)).body).toEqual(first.body);
    const reused = await revoke('Something else.').expect(409);
    expect(reused.body).toMatchObject({ code: 'request.key-reused' });
  } finally {
    await cluster.close();
  }
});

it('names its keys and its first status list in the ledger once, and never other keys under one name', async () => {
  const cluster = await setup({ accredited: false });
  try {
    await cluster.register();
    await cluster.hub.stop();
    const { config } = cluster.hub;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyGenerations = {
      ...config.keyGenerations,
      'credential-ed25519': [{ generation: 1, privateKey, publicKey }],
    };
    const impostor = await createHub({ ...config, keyGenerations });
    await expect(impostor.init()).rejects.toThrow('the ledger names another key');
    await impostor.close();

    await cluster.hub.start();
    expect(await publicEvents(cluster)).toEqual([
      'eu.guildmark.ledger.opened.v1',
      'eu.guildmark.key.rotated.v1',
      'eu.guildmark.key.rotated.v1',
      'eu.guildmark.statuslist.published.v1',
    ]);
  } finally {
    await cluster.close();
  }
});
