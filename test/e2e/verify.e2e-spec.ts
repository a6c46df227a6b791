import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { readCredential } from '#credentials/read-credential.js';
import type {
  Mapping,
  MappingProposals,
  RegisteredHubs,
  Standard,
  Standards,
  Verdict,
  VerificationBundle,
} from '#domain/generated/schemas.js';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { validate } from '#platform/http/validate.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { certified, type Workshop, workshop } from '../support/certified.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { tlogProof } from '../support/credentials.js';
import { revoke } from '../support/revoke.js';
import { whenThere } from '../support/when-there.js';

const NAMES = [
  'format',
  'signature',
  'key',
  'ledger',
  'witnesses',
  'authorised',
  'standard',
  'mapping',
  'dates',
  'status',
  'holder',
  'findings',
];
const european = JSON.parse(
  readFileSync(
    fileURLToPath(
      new URL('../../examples/registry/standards/stitching-an-upper-by-hand.json', import.meta.url),
    ),
    'utf8',
  ),
) as object;

interface Held {
  readonly id: string;
  readonly badge: string;
  readonly jwt: string;
  readonly proof: string;
}

/** What a holder downloads, once the ledger has published it. */
async function issue(shop: Workshop): Promise<Held> {
  const { credentialId: id } = await certified(shop, 2);
  const get = (view: string) =>
    whenThere(() =>
      shop.candidate.get(`/api/v1/credentials/${id}${view}`).set('prefer', 'wait=20'),
    );
  const { text: proof } = await get('/proof');
  return { id, badge: (await get('/open-badge')).text, jwt: (await get('/jwt')).text, proof };
}

async function postOnce({ registry }: Cluster, body: object): Promise<Verdict> {
  const answer = await registry.anyone.post('/verify').send(body).expect(200);
  expect(validate('credentials/verdict', answer.body)).toEqual([]);
  const verdict = answer.body as Verdict;
  expect(verdict.checks.map(({ name }) => name)).toEqual(NAMES);
  return verdict;
}
/** Of a hub that is there: one that was too busy for three seconds is asked again. */
const post = (cluster: Cluster, body: object): Promise<Verdict> =>
  eventually(async () => {
    const verdict = await postOnce(cluster, body);
    return verdict.overall !== 'could-not-verify' && verdict;
  });
const badgeOf = ({ badge, proof }: Held) => ({ credential: JSON.parse(badge) as object, proof });
const checkOf = (verdict: Verdict, name: string) =>
  verdict.checks.find((check) => check.name === name);

/** A local standard, mapped to a European one by the registry's expert. */
async function map({ hub, registry }: Cluster, shop: Workshop, expert: Agent): Promise<Mapping> {
  const published = await expert.post('/api/v1/standards').send(european).expect(201);
  const toVersionUri = (published.body as Standard).versionUri;
  const feed = hub.app.get(RegistryFeed, { strict: false });
  await eventually(async () => (await feed.europeanStandards()).length > 0);
  const fromVersionUri = shop.standard.versionUri;
  await hub.first
    .post('/api/v1/mapping-proposals')
    .send({ fromVersionUri, toVersionUri, relation: 'narrow', rationale: 'One kind of upper.' })
    .expect(201);
  const [proposal] = await eventually(async () => {
    const { items } = (await expert.get('/api/v1/proposals').expect(200)).body as MappingProposals;
    return items.length > 0 && items;
  });
  expect(proposal).toMatchObject({
    hub: hub.config.did,
    fromVersionUri,
    toVersionUri,
    rationale: 'One kind of upper.',
    state: 'submitted',
  });
  const path = `/api/v1/proposals/${proposal?.id ?? ''}/confirmation`;
  const body = { relation: 'narrow', levelShift: 0, rationale: 'Compared criterion by criterion.' };
  await registry.first.post(path).send(body).expect(403);
  const confirmed = await expert.post(path).send(body).expect(201);
  const again = await expert.post(path).send(body).expect(409);
  expect(again.body).toMatchObject({ code: 'mapping.already-confirmed' });
  await eventually(async () => (await feed.mappingOf(fromVersionUri)) !== undefined);
  return confirmed.body as Mapping;
}

describe('anyone who verifies a credential at the registry', () => {
  let cluster: Cluster;
  let shop: Workshop;
  let held: Held;
  let mapping: Mapping;
  let hubId: string;

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
    hubId = await cluster.register();
    await cluster.decide(hubId);
    shop = await workshop(cluster);
    mapping = await map(cluster, shop, await cluster.registry.as('expert'));
    held = await issue(shop);
  });
  afterAll(() => cluster.close());

  it('is told that an altered credential is not to be relied on, and is shown nothing of it', async () => {
    const badge = JSON.parse(held.badge) as { credentialSubject: { name: string } };
    badge.credentialSubject.name = 'Somebody Else';
    const [header = '', payload = '', signature = ''] = held.jwt.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { name: string };
    const forged = Buffer.from(JSON.stringify({ ...claims, name: 'Another' })).toString(
      'base64url',
    );
    for (const credential of [badge, [header, forged, signature].join('.')]) {
      const verdict = await post(cluster, { credential, proof: held.proof });
      expect(verdict.overall).toBe('not-verified');
      expect(checkOf(verdict, 'signature')).toMatchObject({
        state: 'failed',
        severity: 'fatal',
        code: 'signature.wrong',
      });
      expect(verdict.shows).toBeUndefined();
    }
  });

  it('is told that a proof is from another ledger', async () => {
    const proof = tlogProof(readCredential(held.badge).digest);
    const verdict = await post(cluster, { ...badgeOf(held), proof });
    expect(verdict.overall).toBe('not-verified');
    expect(checkOf(verdict, 'ledger')).toMatchObject({
      state: 'failed',
      severity: 'fatal',
      code: 'ledger.other-ledger',
    });
  });

  it('is told that a proof is for another credential', async () => {
    const { proof } = await issue(shop);
    const verdict = await post(cluster, { ...badgeOf(held), proof });
    expect(verdict.overall).toBe('not-verified');
    expect(checkOf(verdict, 'ledger')).toMatchObject({ code: 'ledger.other-credential' });
  });

  it('is told of a revocation at once', async () => {
    const revoked = await issue(shop);
    expect((await post(cluster, badgeOf(revoked))).overall).toBe('verified');
    await revoke(cluster, revoked.id, 'The wrong person.');
    const verdict = await post(cluster, badgeOf(revoked));
    expect(verdict.overall).toBe('not-verified');
    expect(checkOf(verdict, 'status')).toMatchObject({ state: 'failed', code: 'status.revoked' });
    expect((await post(cluster, badgeOf(held))).overall).toBe('verified');
  });

  it('is told what could not be checked while the hub is away, and neither yes nor no', async () => {
    await cluster.hub.stop();
    const verdict = await postOnce(cluster, badgeOf(held));
    await cluster.hub.start();
    expect(verdict.overall).toBe('could-not-verify');
    expect(checkOf(verdict, 'status')).toMatchObject({
      state: 'could-not-check',
      code: 'status.unreachable',
    });
    expect(checkOf(verdict, 'signature')).toMatchObject({ state: 'passed' });
  });

  it('is warned that a credential came without a proof from the ledger', async () => {
    const verdict = await post(cluster, { credential: held.jwt });
    expect(verdict.overall).toBe('verified-with-warnings');
    expect(checkOf(verdict, 'ledger')).toMatchObject({ code: 'ledger.unproven' });
  });

  it('gets a yes to a good one, in both forms, with every check passed', async () => {
    for (const body of [badgeOf(held), { credential: held.jwt, proof: held.proof }]) {
      const verdict = await post(cluster, body);
      expect(verdict.checks.map(({ state }) => state)).toEqual(NAMES.map(() => 'passed'));
      expect(verdict.overall).toBe('verified');
      expect(verdict.shows).toMatchObject({
        issuerDid: cluster.hub.config.did,
        standard: shop.standard.versionUri,
        europeanStandard: mapping.toVersionUri,
        relation: 'narrow',
        level: 2,
      });
    }
  });

  it('may bring ten mebibytes, which are no credential, and not one more', async () => {
    const send = (bytes: number) =>
      cluster.registry.anyone
        .post('/verify')
        .send({ file: Buffer.alloc(bytes, 0x89).toString('base64') });
    const largest = await send(10 * 1_048_576).expect(200);
    expect(checkOf(largest.body as Verdict, 'format')).toMatchObject({
      code: 'credential.too-large',
    });
    await send(10 * 1_048_576 + 3).expect(400);
    await send(12 * 1_048_576).expect(413);
    for (const body of [{}, { url: 'https://x.example/', credential: 'x' }])
      expect(
        (await cluster.registry.anyone.post('/verify').send(body).expect(400)).body,
      ).toMatchObject({
        code: 'verification.one-input',
      });
  });

  it('can take a bundle along that holds the trust list and the status lists', async () => {
    const answer = await cluster.registry.anyone
      .post('/api/v1/bundles')
      .send({ credential: held.jwt })
      .expect(200);
    expect(validate('credentials/bundle', answer.body)).toEqual([]);
    const bundle = answer.body as VerificationBundle;
    const list = `${cluster.hub.url}/status/1`;
    expect(bundle.documents.map(({ url }) => url)).toEqual([
      list,
      `${list}/suspension`,
      `${list}/refresh`,
    ]);
    expect(bundle.credential).toBe(held.jwt);
    expect(JSON.parse(bundle.standardBody ?? '')).toMatchObject({
      versionUri: shop.standard.versionUri,
    });
    expect(bundle.registryCheckpoint).toContain(cluster.registry.config.origin);
  });

  it('is told that the hub was not accredited when it issued, once that was found', async () => {
    const from = '2020-01-01T00:00:00Z';
    await cluster.decide(hubId, { decision: 'withdrawn', from, reasonCode: 'non-conformity' });
    const verdict = await eventually(async () => {
      const said = await post(cluster, badgeOf(held));
      return said.overall === 'not-verified' && said;
    });
    expect(checkOf(verdict, 'authorised')).toMatchObject({
      state: 'failed',
      severity: 'fatal',
      code: 'issuer.not-accredited',
    });
  });
});

it('takes nothing from the ledger of a hub that is not accredited, and all of it afterwards', async () => {
  const cluster = await setup({ accredited: false });
  try {
    const { hub, registry } = cluster;
    const hubId = await cluster.register();
    const shop = await workshop(cluster);
    const { versionUri } = shop.standard;
    await eventually(async () => {
      const { items } = (await hub.first.get('/api/v1/standards').expect(200)).body as Standards;
      return items.some((s) => s.versionUri === versionUri && s.ledgerState === 'published');
    });
    const db = registry.app.get(DataSource, { strict: false });
    await eventually(async () => {
      const rows = await db.query<unknown[]>(
        "SELECT 1 FROM quarantine WHERE origin = $1 AND code = 'segment.not-accredited'",
        [hub.config.origin],
      );
      return rows.length > 0;
    });
    const listed = async () => {
      const { items } = (await registry.anyone.get('/api/v1/hubs').expect(200))
        .body as RegisteredHubs;
      return items[0];
    };
    expect(await listed()).toMatchObject({ standing: 'applied', mirroredSize: '0' });
    expect(await db.query('SELECT * FROM local_standard')).toEqual([]);

    const note = (await hub.anyone.get('/ledger/checkpoint').expect(200)).text;
    const key = parseVerifierKey((await listed())?.verifierKey ?? '');
    const { size } = openCheckpoint(note, key).checkpoint;
    await cluster.decide(hubId);
    await eventually(async () => Number((await listed())?.mirroredSize) >= size);
    const held = await db.query<{ version_uri: string }[]>(
      'SELECT version_uri FROM local_standard',
    );
    expect(held).toEqual([{ version_uri: versionUri }]);
  } finally {
    await cluster.close();
  }
});
