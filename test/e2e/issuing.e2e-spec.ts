import { generateKeyPairSync } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { readCredential } from '#credentials/read-credential.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import { verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import type { Issued } from '#domain/generated/schemas.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { createHub } from '../../apps/hub/src/hub.app.js';
import { offeredClaim, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';

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
    expect(keys.map(({ kid }) => kid)).toEqual([`${did}#ed-1`, `${did}#p256-1`, `${did}#rsa-1`]);
  } finally {
    await cluster.close();
  }
});

it('names its keys and its first status lists in the ledger once, and never other keys under one name', async () => {
  const cluster = await setup({ accredited: false });
  try {
    await cluster.register();
    await cluster.hub.stop();
    const { config } = cluster.hub;
    const publicJwk = publicJwkOf(generateKeyPairSync('ed25519').publicKey);
    const keys = config.keyStore
      .keys()
      .map((key) => (key.alg === 'EdDSA' ? { ...key, publicJwk } : key));
    const keyStore = { ...config.keyStore, keys: () => keys };
    const impostor = await createHub({ ...config, keyStore });
    await expect(impostor.init()).rejects.toThrow('the ledger names another key');
    await impostor.close();

    await cluster.hub.start();
    expect(await publicEvents(cluster)).toEqual([
      'eu.guildmark.ledger.opened.v1',
      ...Array<string>(3).fill('eu.guildmark.key.rotated.v1'),
      ...Array<string>(5).fill('eu.guildmark.statuslist.published.v1'),
    ]);
  } finally {
    await cluster.close();
  }
});
