import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  HubProfile,
  LedgerFinding,
  LedgerFindings,
  RegisteredHub,
  RegisteredHubs,
  Verdict,
} from '#domain/generated/schemas.js';
import { wholeSecond } from '#domain/core/instant.js';
import { parseCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { newSigner } from '#platform/ledger/testing/ledger-under-test.js';
import { createHub } from '../../apps/hub/src/hub.app.js';
import { readHubConfig } from '../../apps/hub/src/hub.config.js';
import { ledgerCommand } from '../../tools/ledger/ledger-command.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { certified, workshop } from '../support/certified.js';
import { type Cluster, eventually, setup } from '../support/cluster.js';
import { databaseKinds } from '../support/databases.js';
import { whenThere } from '../support/when-there.js';

/** Without the lists of status, which nobody serves once the hub is gone. */
const CHECKS = ['signature', 'key', 'ledger', 'witnesses'];

/** A further hub with a database and keys of its own that follows the ledger of a note. */
async function openHub({ hub, registry }: Cluster, note: string) {
  const [kind] = databaseKinds();
  if (!kind) throw new Error('there is an embedded database');
  const { database, drop } = await kind.fresh();
  const dataDir = mkdtempSync(join(tmpdir(), 'guildmark-successor-'));
  const [port = 0] = await sparePorts(1);
  const file = join(dataDir, 'predecessor');
  writeFileSync(file, note);
  const { url: registryUrl, config } = registry;
  const settings = { HUB_PORT: String(port), HUB_LEDGER_SUCCEEDS: file, HUB_PUBLISH_MS: '50' };
  const { verifierKey: registryVerifierKey } = config;
  const { witnessPolicy } = hub.config;
  const app = await createHub(
    readHubConfig(settings, { database, dataDir, registryUrl, registryVerifierKey, witnessPolicy }),
  );
  await app.listen(port, '127.0.0.1');
  const url = `http://localhost:${String(port)}`;
  const close = async () => {
    await app.close();
    await drop();
    rmSync(dataDir, { recursive: true });
  };
  return { url, close };
}

async function register({ registry }: Cluster, url: string): Promise<string> {
  const profile = (await (await fetch(`${url}/api/v1/hub`)).json()) as HubProfile;
  const { name: legalName, did, origin, verifierKey, witness } = profile;
  const answer = await registry.first
    .post('/api/v1/hubs')
    .send({ legalName, did, url, origin, verifierKey, witness })
    .expect(201);
  return (answer.body as RegisteredHub).id;
}

/** Once its ledger has a checkpoint: the registry pulls it with the decision. */
async function accredit({ registry }: Cluster, url: string, hubId: string): Promise<void> {
  await eventually(async () => (await fetch(`${url}/ledger/checkpoint`)).status === 200);
  await registry.first
    .post(`/api/v1/hubs/${hubId}/accreditations`)
    .send({
      decision: 'accredited',
      scope: [{ standard: `${url}/standards`, maxLevel: 5 }],
      from: wholeSecond(new Date(Date.now() - 60_000)),
      to: wholeSecond(new Date(Date.now() + 24 * 60 * 60_000)),
      reasonCode: 'initial-assessment',
    })
    .expect(201);
}

async function listed({ registry }: Cluster, url: string): Promise<RegisteredHub> {
  const list = await registry.anyone.get('/api/v1/hubs').expect(200);
  const hub = (list.body as RegisteredHubs).items.find((item) => item.url === url);
  if (!hub) throw new Error(`${url} is not registered`);
  return hub;
}

async function findings({ registry }: Cluster, hubId: string): Promise<readonly LedgerFinding[]> {
  const answer = await registry.first.get(`/api/v1/hubs/${hubId}/findings`).expect(200);
  return (answer.body as LedgerFindings).items;
}

const unproven = async (cluster: Cluster, hubId: string) =>
  eventually(async () =>
    (await findings(cluster, hubId)).find(({ code }) => code === 'ledger.predecessor-unproven'),
  );

/** What the ledger of the cluster's hub shows now. */
const checkpointOf = async ({ hub }: Cluster) =>
  (await hub.anyone.get('/ledger/checkpoint').expect(200)).text;

describe('a hub that starts anew', () => {
  let cluster: Cluster;
  const opened: { close(): Promise<void> }[] = [];
  const open = async (note: string) => {
    const hub = await openHub(cluster, note);
    opened.push(hub);
    return hub;
  };

  beforeAll(async () => {
    cluster = await setup({ env: { REGISTRY_WATCH_MS: '50' } });
  });

  afterAll(async () => {
    for (const hub of opened) await hub.close();
    await cluster.close();
  });

  it('is shown as the successor once the old ledger is closed, and what the old one signed still verifies', async () => {
    const { hub, registry } = cluster;
    const shop = await workshop(cluster);
    const { credentialId: id } = await certified(shop, 2);
    const get = (view: string) =>
      whenThere(() =>
        shop.candidate.get(`/api/v1/credentials/${id}${view}`).set('prefer', 'wait=20'),
      );
    const { text: proof } = await get('/proof');
    const { text: credential } = await get('/open-badge');

    // Checkpoints are public: whoever names that of a hub at work is not its successor.
    const early = await open(await checkpointOf(cluster));
    const earlyId = await register(cluster, early.url);
    await accredit(cluster, early.url, earlyId);
    expect((await unproven(cluster, earlyId)).detail).toContain('accredited and not closed');
    const resolution = { code: 'ledger.predecessor-unproven', index: '0' };
    await registry.first
      .post(`/api/v1/hubs/${earlyId}/findings/resolution`)
      .send(resolution)
      .expect(200);

    const keys = join(cluster.dataDir, 'hub-keys.json');
    const closing = ['close', '--keys', keys, '--reason', 'ended'];
    const silent = () => undefined;
    const world = {
      env: {},
      now: new Date(),
      print: silent,
      complain: silent,
      progress: silent,
    };
    expect(await ledgerCommand.run(closing, world)).toBe(0);
    const before = parseCheckpointBody(parseSignedNote(await checkpointOf(cluster)).text).size;
    await hub.stop();
    await hub.start();
    const last = await eventually(async () => {
      const note = await checkpointOf(cluster);
      const { size } = parseCheckpointBody(parseSignedNote(note).text);
      const { mirroredSize } = await listed(cluster, hub.url);
      return size > before && Number(mirroredSize) === size && note;
    });
    await hub.stop();

    const next = await open(last);
    const nextId = await register(cluster, next.url);
    // Neither registration nor the word of its predecessor makes it more than an applicant.
    expect(await listed(cluster, next.url)).toMatchObject({ standing: 'applied' });
    await accredit(cluster, next.url, nextId);
    const successor = await eventually(async () => (await listed(cluster, hub.url)).successor);
    const { origin, succeeds } = await listed(cluster, next.url);
    expect([successor, succeeds]).toEqual([origin, hub.config.origin]);
    expect(await findings(cluster, nextId)).toEqual([]);
    // What an administrator has resolved is not taken up again, now that the old ledger is closed.
    expect(await listed(cluster, early.url)).not.toHaveProperty('succeeds');

    const answer = await registry.anyone.post('/verify').send({ credential, proof }).expect(200);
    const { checks } = answer.body as Verdict;
    expect(checks.filter(({ state, name }) => state === 'failed' && name !== 'status')).toEqual([]);
    for (const name of CHECKS)
      expect(checks.find((check) => check.name === name)?.state).toBe('passed');

    // The first successor stays the only one.
    const second = await open(last);
    const secondId = await register(cluster, second.url);
    await accredit(cluster, second.url, secondId);
    expect((await unproven(cluster, secondId)).detail).toContain('another successor');
    expect((await listed(cluster, hub.url)).successor).toBe(origin);
  });

  it('with a note that the old ledger did not sign becomes a finding', async () => {
    const { origin } = cluster.hub.config;
    const checkpoint = { origin, size: 3, root: Buffer.alloc(32, 7) };
    const forger = await open(signCheckpoint(checkpoint, newSigner(origin, 1)));
    const forgerId = await register(cluster, forger.url);
    await accredit(cluster, forger.url, forgerId);
    expect(await unproven(cluster, forgerId)).toMatchObject({ index: '0' });
    expect(await listed(cluster, forger.url)).not.toHaveProperty('succeeds');
    const unknown = { ...checkpoint, origin: 'nobody.example/ledger' };
    const stranger = await open(signCheckpoint(unknown, newSigner(unknown.origin, 1)));
    const strangerId = await register(cluster, stranger.url);
    await accredit(cluster, stranger.url, strangerId);
    expect((await unproven(cluster, strangerId)).detail).toContain('not registered');
  });
});
