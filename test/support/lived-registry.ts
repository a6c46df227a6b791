import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type {
  MappingProposal,
  MappingProposals,
  HubProfile,
  NewEuropeanStandard,
  NewLocalStandard,
  RegisteredHubs,
  Standard,
} from '#domain/generated/schemas.js';
import type { FederationBus } from '#federation/bus.js';
import { HUB_SEGMENTS_TOPIC } from '#federation/topics.js';
import { BUS } from '#platform/federation/bus.module.js';
import { createHub, inviteFirstOfficer } from '../../apps/hub/src/hub.app.js';
import { readHubConfig } from '../../apps/hub/src/hub.config.js';
import { RegistryFeed } from '../../apps/hub/src/federation/registry-feed.service.js';
import { ledgerCommand } from '../../tools/ledger/ledger-command.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { certified, workshop } from './certified.js';
import { type Cluster, eventually, setup, signIn } from './cluster.js';
import type { DatabaseKind } from './databases.js';
import { observe } from './observe.js';
import { revoke } from './revoke.js';
import { secondView, segmentOf } from './second-view.js';

const json = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../examples', path), 'utf8'));

/** A registry behind which there is some life, and how to let go of it. */
export interface LivedRegistry {
  readonly cluster: Cluster;
  readonly db: DataSource;
  /** Text that a hub had erased. */
  readonly erasedText: string;
  close(): Promise<void>;
}

/**
 * A registry with two hubs: they issue, revoke, propose; mappings are confirmed, a text is erased, a
 * key of the ledger follows another one, a quarter is frozen, the method of the audit is released, and one hub tells two histories and is
 * suspended.
 */
export async function livedRegistry(
  kind: DatabaseKind,
  env: Readonly<Record<string, string>> = {},
): Promise<LivedRegistry> {
  const cluster = await setup({ kind, env });
  const other = await otherHub(cluster, kind, env);
  const close = async () => {
    await other.close();
    await cluster.close();
  };
  try {
    const shop = await workshop(cluster);
    const { credentialId } = await certified(shop, 2);
    await certified(shop, 1);
    await revoke(cluster, credentialId);
    await propose(cluster, 'montatrice-punte', 'The same machine, set the same way.', true);
    const erasedText = 'Ms Simunic showed me on her own machine.';
    const { proposalId } = await propose(cluster, undefined, erasedText, false, shop.standard);
    await cluster.hub.first
      .post(`/api/v1/mapping-proposals/${proposalId}/erasure`)
      .send({ reasonCode: 'personal-data' })
      .expect(200);
    await rotateLedgerKey(cluster);
    await certified(shop, 3);
    await observe(cluster);
    await cluster.registry.first.post('/api/v1/audit-methods').expect(200);
    await other.contradictItself();
    await settled(cluster);
    const db = cluster.registry.app.get(DataSource, { strict: false });
    return { cluster, db, erasedText, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Everything that was queued is published, mirrored and sent. */
export async function settled(cluster: Cluster): Promise<void> {
  const { registry, hub } = cluster;
  const of = (party: Cluster['hub'] | Cluster['registry']) =>
    party.app.get(DataSource, { strict: false });
  const isQuiet = async (db: DataSource) => {
    const [row] = await db.query<{ quiet: boolean }[]>(
      `SELECT NOT EXISTS (SELECT FROM ledger_queue) AND NOT EXISTS (
         SELECT FROM federation_outbox WHERE sent_at IS NULL)
       AND (SELECT size FROM ledger_head WHERE log_id = 1)
         = (SELECT max(size) FROM ledger_publication WHERE log_id = 1) AS quiet`,
    );
    return row?.quiet === true;
  };
  await eventually(async () => {
    if (!(await isQuiet(of(hub))) || !(await isQuiet(of(registry)))) return false;
    const [own] = await of(hub).query<{ size: string }[]>(
      'SELECT size FROM ledger_head WHERE log_id = 1',
    );
    const [mirror] = await of(registry).query<{ size: string }[]>(
      'SELECT h.size FROM ledger_head h JOIN ledger_log l USING (log_id) WHERE l.origin = $1',
      [hub.config.origin],
    );
    return own?.size === mirror?.size;
  });
}

async function propose(
  { hub, registry }: Cluster,
  slug: string | undefined,
  rationale: string,
  isConfirmed: boolean,
  standard?: Standard,
): Promise<{ proposalId: string }> {
  const expert = await registry.as('expert');
  const european = json(
    'registry/standards/setting-and-running-a-lasting-machine.json',
  ) as NewEuropeanStandard;
  const key = isConfirmed ? european.key : `${european.key}-2`;
  const published = await expert
    .post('/api/v1/standards')
    .send({ ...european, key })
    .expect(201);
  const { versionUri: toVersionUri } = published.body as Standard;
  const feed = hub.app.get(RegistryFeed, { strict: false });
  await eventually(async () =>
    (await feed.europeanStandards()).some(({ versionUri }) => versionUri === toVersionUri),
  );
  const from =
    standard ??
    ((
      await hub.first
        .post('/api/v1/standards')
        .send(json(`cluster/standards/${slug ?? ''}.json`) as NewLocalStandard)
        .expect(201)
    ).body as Standard);
  const proposal = { fromVersionUri: from.versionUri, toVersionUri, relation: 'close', rationale };
  const proposed = await hub.first.post('/api/v1/mapping-proposals').send(proposal).expect(201);
  const { id: proposalId } = proposed.body as MappingProposal;
  await eventually(async () => {
    const answer = await expert.get('/api/v1/proposals').expect(200);
    return (answer.body as MappingProposals).items.some(({ id }) => id === proposalId);
  });
  if (isConfirmed)
    await expert
      .post(`/api/v1/proposals/${proposalId}/confirmation`)
      .send({ relation: 'close', levelShift: 0, rationale: 'Seen at the bench.' })
      .expect(201);
  return { proposalId };
}

/** A new key of the hub's ledger signs; the first one is retired. */
async function rotateLedgerKey({ hub, registry, dataDir }: Cluster): Promise<void> {
  const file = join(dataDir, 'hub-keys.json');
  if (!existsSync(file)) throw new Error('the hub keeps its keys in the data directory');
  const command = async (...args: readonly string[]) => {
    const complaints: string[] = [];
    const code = await ledgerCommand.run(args, {
      ...{ env: {}, now: new Date(), print: () => undefined, progress: () => undefined },
      complain: (text) => complaints.push(text),
    });
    if (code !== 0) throw new Error(complaints.join('\n'));
  };
  const keysThere = async (which: string) => {
    const db = registry.app.get(DataSource, { strict: false });
    const rows = await db.query<unknown[]>(
      `SELECT 1 FROM ledger_key_change k JOIN ledger_log l USING (log_id)
       WHERE l.origin = $1 AND k.change = $2 AND k.idx > 0`,
      [hub.config.origin, which],
    );
    return rows.length > 0;
  };
  const role = ['--keys', file, '--role', 'ledger'] as const;
  await command('rotate-key', ...role);
  await hub.stop();
  await hub.start();
  await eventually(() => keysThere('added'));
  await command('retire-key', ...role, '--ledger', `${hub.url}/ledger`);
  await hub.stop();
  await hub.start();
  await eventually(() => keysThere('retired'));
}

/** A second hub, on a database of its own. */
async function otherHub(
  { registry, dataDir }: Cluster,
  kind: DatabaseKind,
  env: Readonly<Record<string, string>>,
) {
  const { database, drop } = await kind.fresh({ tables: true });
  const [port = 0] = await sparePorts(1);
  const { publicUrl: registryUrl, verifierKey, witnessKey } = registry.config;
  const config = readHubConfig(
    {
      HUB_PORT: String(port),
      HUB_SEQUENCE_MS: '20',
      HUB_PUBLISH_MS: '50',
      HUB_RATE_PER_MINUTE: '1000000',
      GUILDMARK_DATA: join(dataDir, 'other'),
      ...env,
    },
    {
      ...{ database, dataDir: join(dataDir, 'other'), registryUrl },
      registryVerifierKey: verifierKey,
      witnessPolicy: `witness registry ${witnessKey} ${registryUrl}\nquorum registry\n`,
    },
  );
  const app = await createHub(config);
  await app.listen(config.port, config.host);
  const close = async () => {
    await app.close();
    await drop();
  };
  try {
    const invitation = await inviteFirstOfficer(app);
    if (!invitation) throw new Error('a fresh hub has no account');
    const officer = await signIn(config.publicUrl, invitation);
    const profile = (await officer.get('/api/v1/hub').expect(200)).body as HubProfile;
    const { name: legalName, did, url, origin, verifierKey: key, witness } = profile;
    const registered = await registry.first
      .post('/api/v1/hubs')
      .send({ legalName, did, url, origin, verifierKey: key, witness })
      .expect(201);
    const { id } = registered.body as { id: string };
    const now = Date.now();
    const instant = (ms: number) => new Date(now + ms).toISOString().replace(/\.\d+Z$/, 'Z');
    await registry.first
      .post(`/api/v1/hubs/${id}/accreditations`)
      .send({
        ...{ decision: 'accredited', reasonCode: 'initial-assessment' },
        scope: [{ standard: `${config.publicUrl}/standards`, maxLevel: 3 }],
        ...{ from: instant(-60_000), to: instant(86_400_000) },
      })
      .expect(201);
    const find = async () => {
      const answer = await registry.anyone.get('/api/v1/hubs').expect(200);
      return (answer.body as RegisteredHubs).items.find((hub) => hub.id === id);
    };
    await eventually(async () => ((await find())?.mirroredSize ?? '0') !== '0');
    return {
      close,
      contradictItself: async () => {
        const size = Number((await find())?.mirroredSize);
        const view = await secondView(config, size);
        const value = segmentOf(config, view, registryUrl);
        const bus = registry.app.get<FederationBus>(BUS, { strict: false });
        await bus.publish(HUB_SEGMENTS_TOPIC, [{ key: config.origin, value, headers: {} }]);
        await eventually(async () => (await find())?.standing === 'suspended');
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
