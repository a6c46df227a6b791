import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { keyInDidDocument } from '#credentials/did-web.js';
import { digestOfJwt } from '#credentials/rendering-digest.js';
import { decodeOpenBadgeJwt, verifyOpenBadgeJwt } from '#credentials/verify-open-badge-jwt.js';
import { parseProofExtra } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Cluster, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { proofText } from '../support/proof-text.js';
import { revoke } from '../support/revoke.js';

let cluster: Cluster;
let shop: Workshop;

beforeAll(async () => {
  cluster = await setup();
  shop = await workshop(cluster);
});
afterAll(() => cluster.close());

/** A new credential of the candidate; gives the address of its JWT. */
async function issued(level: number) {
  const { credentialId } = await certified(shop, level);
  return { id: credentialId, path: `/api/v1/credentials/${credentialId}/open-badge-jwt` };
}

const sizeOf = async () => {
  const { size, queued } = await checkLedger(cluster.hub.app.get(DataSource));
  return size + queued;
};

it('refuses to sign anew what was revoked, and gives what was signed before', async () => {
  const [one, two] = [await issued(1), await issued(2)];
  const { text } = await shop.candidate.get(one.path).expect(200);
  for (const { id } of [one, two]) await revoke(cluster, id);
  expect((await shop.candidate.get(one.path).expect(200)).text).toBe(text);
  const before = await sizeOf();
  for (const path of [two.path, `${two.path}/proof`])
    expect(refusal(await shop.candidate.get(path))).toEqual([409, 'credential.already-revoked']);
  expect(await sizeOf()).toBe(before);
});

it('signs once, however many ask at once, and commits to it in one leaf', async () => {
  const { path } = await issued(3);
  const db = cluster.hub.app.get(DataSource);
  const count = async () =>
    (await db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_intent'))[0]?.n ?? 0;
  const before = await count();
  const answers = await Promise.all(
    [shop.candidate, cluster.hub.first, shop.candidate].map((agent) => agent.get(path).expect(200)),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await count()).toBe(before + 1);
});

it('has the exact header, verifies with the key of the DID document, and proves by its own leaf', async () => {
  const { path } = await issued(1);
  const answer = await shop.candidate
    .get(path)
    .expect(200)
    .expect('content-type', /^application\/jwt/)
    .expect('cache-control', 'no-store');
  const jwt = answer.text;
  const { publicUrl, did } = cluster.hub.config;
  expect(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).toBe(
    `{"alg":"RS256","typ":"JWT","kid":"${publicUrl}/keys/rsa-1"}`,
  );
  const { kid, document } = decodeOpenBadgeJwt(jwt);
  expect(document.credentialSchema).toMatchObject([{ type: '1EdTechJsonSchemaValidator2019' }]);
  expect(document.credentialStatus).toMatchObject({ type: '1EdTechRevocationList' });
  const published: unknown = (await cluster.hub.anyone.get('/.well-known/did.json')).body;
  const keyOf = (name: string) => keyInDidDocument(published, did, name);
  expect(verifyOpenBadgeJwt(jwt, keyOf)).toEqual({ verified: true, kid });

  const proof = await proofText(shop.candidate, `${path}/proof`);
  const { event } = parseProofExtra(parseTlogProof(proof).extra ?? '');
  expect(event).toEqual({ type: 'credential.issued', digests: [digestOfJwt(jwt)] });
});

it('refuses to sign anew without an accreditation that covers it today', async () => {
  const { path } = await issued(2);
  const { items } = (await cluster.registry.anyone.get('/api/v1/hubs').expect(200)).body as {
    items: { id: string }[];
  };
  await cluster.decide(items[0]?.id ?? '', { decision: 'suspended' });
  expect(refusal(await shop.candidate.get(path))).toEqual([422, 'credential.out-of-scope']);
});

it.each(['ed-2', 'ledger', '__proto__', 'did:web:x', '%2e%2e'])('has no key %s', async (name) => {
  expect(refusal(await cluster.hub.anyone.get(`/keys/${name}`))).toEqual([404, 'key.unknown']);
});

it('keeps no private key in the clear', () => {
  const text = readFileSync(`${cluster.dataDir}/hub-keys.json`, 'utf8');
  expect(JSON.parse(text)).toHaveProperty('credential-rsa.wrapped');
  expect(text).not.toContain('"d"');
});
