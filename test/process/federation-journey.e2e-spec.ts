import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import type {
  RegisteredHub,
  RegisteredHubs,
  Standards,
  Verdict,
} from '#domain/generated/schemas.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import {
  HUB_SEGMENTS_TOPIC,
  hubFollowGroup,
  REGISTRY_SEGMENTS_TOPIC,
  topicSpecs,
} from '#federation/topics.js';
import { type Lane, openLane } from '../../tools/chaos/lane.js';
import { readCheckpoint } from '../../tools/chaos/read-entries.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import { readExample } from '../../tools/demo/read-example.js';
import { until } from '../../tools/demo/until.js';
import { startKafka } from '../../tools/own-kafka.js';
import { checkLedger } from '../support/check-ledger.js';
import { databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import { type StartedHub, startTwoHubs, type TwoHubSystem } from '../support/two-hub-system.js';

const LIMIT_S = 120;
const example = readExample(fileURLToPath(new URL('../../examples', import.meta.url)));

/** Size and root line of a hub's own ledger and of the registry's copy. */
async function copyOf(hub: StartedHub, { registry }: TwoHubSystem) {
  const head = (note: string | undefined) => note?.split('\n').slice(0, 3);
  const hash = createHash('sha256').update(hub.origin).digest('hex');
  const copy = await fetch(`${registry.url}/mirror/${hash}/checkpoint`);
  return {
    own: head(await readCheckpoint(hub.process.url)),
    copied: copy.ok ? head(await copy.text()) : undefined,
  };
}

/** Waits until the registry holds everything of both hubs. */
async function caughtUp(system: TwoHubSystem): Promise<void> {
  for (const hub of system.hubs)
    await until(
      `the whole of ${hub.origin} at the registry`,
      async () => {
        const { own, copied } = await copyOf(hub, system);
        return (own !== undefined && own.join() === copied?.join()) || undefined;
      },
      LIMIT_S,
    );
}

/** Lets both lanes issue until each has `more` more. */
async function issue(lanes: readonly Lane[], more: number): Promise<void> {
  await Promise.all(
    lanes.map((lane) => {
      const enough = lane.acknowledged.length + more;
      return lane.run(() => lane.acknowledged.length >= enough);
    }),
  );
}

/** What the registry says of the newest credential of a lane, as its holder shows it. */
async function verdictOf(lane: Lane, { registry }: TwoHubSystem): Promise<string> {
  const { credentialId } = lane.acknowledged.at(-1)!;
  const shown = await until(
    'the proof',
    async () => {
      const proof = await lane.candidate.text(`/api/v1/credentials/${credentialId}/proof`);
      return proof.status === 200 ? proof.text : undefined;
    },
    LIMIT_S,
  );
  const { text } = await lane.candidate.text(`/api/v1/credentials/${credentialId}/open-badge`);
  const body = { credential: JSON.parse(text) as unknown, proof: shown };
  return (await new ApiClient(registry.url).post<Verdict>('/verify', body)).overall;
}

/** Decides on a hub as its accreditation stands, for the reason of an administrator. */
async function decide(
  hub: StartedHub,
  decision: 'suspended' | 'accredited',
): Promise<RegisteredHub['standing']> {
  const { registry, administrator, password } = hub.signIns;
  const office = await new ApiClient(registry).signedIn(administrator, password);
  const found = async () => {
    const { items } = await office.get<RegisteredHubs>('/api/v1/hubs');
    return items.find(({ origin }) => origin === hub.origin)!;
  };
  const { id, accreditation } = await found();
  const { scope, from, to } = accreditation!;
  const reasonCode = decision === 'suspended' ? 'non-conformity' : 'surveillance';
  await office.post(`/api/v1/hubs/${id}/accreditations`, { decision, scope, from, to, reasonCode });
  return (await found()).standing;
}

/** Publishes a local standard: a public leaf that needs no accreditation. */
async function publishStandard({ signIns }: StartedHub, slug: string): Promise<void> {
  const officer = await new ApiClient(signIns.hub).signedIn(signIns.officer, signIns.password);
  await officer.post('/api/v1/standards', { ...example.localStandards[0], slug });
}

requirement('java', 'postgres').describe(
  'two hubs and a registry, each a process of its own, over Kafka',
  () => {
    let broker: Awaited<ReturnType<typeof startKafka>>;
    let bus: KafkaBus;
    let system: TwoHubSystem;
    let registryDb: DataSource;
    let lanes: readonly [Lane, Lane];
    const closing: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      broker = await startKafka();
      closing.push(() => broker.stop());
      const databases = [];
      for (let i = 0; i < 3; i++) databases.push(await databaseKinds()[1]!.fresh());
      closing.push(...databases.map(({ drop }) => drop));
      bus = new KafkaBus({
        brokers: [broker.brokers],
        clientId: 'journey',
        onError: () => undefined,
      });
      closing.push(() => bus.close());
      await bus.ensureTopics(topicSpecs('single-node'));
      const [registry, first, second] = databases.map(({ database }) => database as string);
      const cadence = { SEQUENCE_MS: '20', PUBLISH_MS: '100' };
      system = await startTwoHubs({
        databases: [registry!, first!, second!],
        brokers: broker.brokers,
        example,
        cadence,
      });
      closing.push(() => system.stop());
      const extra = { options: '-c search_path=registry' };
      registryDb = await new DataSource({ type: 'postgres', url: registry!, extra }).initialize();
      closing.push(() => registryDb.destroy());
      const [row] = example.experiences;
      const opened = system.hubs.map(({ signIns }) =>
        openLane(row!, example, signIns, () => undefined),
      );
      const [one, two] = await Promise.all(opened);
      lanes = [one!, two!];
    }, 400_000);
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
    }, 120_000);

    it('a hub sees over Kafka what the registry has confirmed', async () => {
      for (const { signIns, slug } of system.hubs) {
        const officer = await new ApiClient(signIns.hub).signedIn(
          signIns.officer,
          signIns.password,
        );
        const { items } = await officer.get<Standards>('/api/v1/standards');
        expect(items.filter(({ mapping }) => mapping).length).toBe(example.mappings.length);
        // Its group has read the topic to the end, so what it knows came from there.
        const topics = [REGISTRY_SEGMENTS_TOPIC];
        await until(
          'the group of the hub',
          async () => {
            const lags = await bus.lag(hubFollowGroup(slug), topics);
            return lags.every(({ lag }) => lag === 0) || undefined;
          },
          LIMIT_S,
        );
      }
      const written = async (topic: string) =>
        (await bus.endOffsets(topic)).reduce((sum, { offset }) => sum + offset, 0);
      expect(await written(REGISTRY_SEGMENTS_TOPIC)).toBeGreaterThan(0);
      expect(await written(HUB_SEGMENTS_TOPIC)).toBeGreaterThan(0);
    }, 240_000);

    it('both issue, and the registry verifies what their people show', async () => {
      await issue(lanes, 2);
      for (const lane of lanes) expect(await verdictOf(lane, system)).toBe('verified');
    }, 240_000);

    it('a hub that is killed goes on where it was', async () => {
      const [{ process }] = system.hubs;
      const work = issue(lanes, 3);
      await process.kill();
      await process.start();
      await work;
      await caughtUp(system);
      expect(await verdictOf(lanes[0], system)).toBe('verified');
    }, 240_000);

    it('issuing goes on while the broker is down, and nothing of it is missing after', async () => {
      await caughtUp(system);
      const before = await copyOf(system.hubs[0], system);
      await broker.halt();
      await issue(lanes, 3);
      const during = await copyOf(system.hubs[0], system);
      expect(during.copied).toEqual(before.copied);
      expect(Number(during.own![1])).toBeGreaterThan(Number(before.own![1]));
      await broker.resume();
      await caughtUp(system);
      for (const lane of lanes) expect(await verdictOf(lane, system)).toBe('verified');
    }, 300_000);

    it('a suspended hub is not followed, and misses nothing once it is reinstated', async () => {
      const [other, odd] = system.hubs;
      expect(await decide(odd, 'suspended')).toBe('suspended');
      const held = (await copyOf(odd, system)).copied;
      await publishStandard(odd, 'written-while-suspended');
      await until(
        'the refusal of its segments',
        async () => {
          const rows = await registryDb.query<unknown[]>(
            `SELECT 1 FROM quarantine WHERE origin = $1 AND code = 'segment.not-accredited'`,
            [odd.origin],
          );
          return rows.length > 0 || undefined;
        },
        LIMIT_S,
      );
      await publishStandard(other, 'written-by-the-other');
      await until(
        'the other hub',
        async () => {
          const { own, copied } = await copyOf(other, system);
          return own?.join() === copied?.join() || undefined;
        },
        LIMIT_S,
      );
      expect((await copyOf(odd, system)).copied).toEqual(held);
      expect(await decide(odd, 'accredited')).toBe('accredited');
      await caughtUp(system);
      const known = await registryDb.query<unknown[]>(
        `SELECT 1 FROM local_standard WHERE origin = $1 AND version_uri LIKE '%written-while-suspended%'`,
        [odd.origin],
      );
      expect(known).toHaveLength(1);
    }, 300_000);

    it('in the end every copy is the ledger, leaf by leaf', async () => {
      await caughtUp(system);
      await checkLedger(registryDb);
      expect(await registryDb.query<unknown[]>('SELECT * FROM parked_origin')).toEqual([]);
    }, 240_000);
  },
);
