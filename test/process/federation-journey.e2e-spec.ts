import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import type { RegisteredHub, RegisteredHubs, Standards } from '#domain/generated/schemas.js';
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
import { proofOf } from '../../tools/demo/proof-of.js';
import { readExample } from '../../tools/demo/read-example.js';
import { until } from '../../tools/demo/until.js';
import { verdictOf } from '../../tools/demo/verdict-of.js';
import { startKafka } from '../../tools/own-kafka.js';
import { checkLedger } from '../support/check-ledger.js';
import { databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import { type StartedHub, startTwoHubs, type TwoHubSystem } from '../support/two-hub-system.js';

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
    await until(`the whole of ${hub.origin} at the registry`, async () => {
      const { own, copied } = await copyOf(hub, system);
      return (own !== undefined && own.join() === copied?.join()) || undefined;
    });
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
async function judged({ acknowledged, candidate }: Lane, system: TwoHubSystem): Promise<string> {
  const path = `/api/v1/credentials/${acknowledged.at(-1)!.credentialId}`;
  const proof = await proofOf(candidate, path);
  const { text } = await candidate.text(`${path}/open-badge`);
  const shown = { credential: JSON.parse(text) as unknown, proof };
  return (await verdictOf(new ApiClient(system.registry.url), shown)).overall;
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
    });
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
    });

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
        await until('the group of the hub', async () => {
          const lags = await bus.lag(hubFollowGroup(slug), topics);
          return lags.every(({ lag }) => lag === 0) || undefined;
        });
      }
      const written = async (topic: string) =>
        (await bus.endOffsets(topic)).reduce((sum, { offset }) => sum + offset, 0);
      expect(await written(REGISTRY_SEGMENTS_TOPIC)).toBeGreaterThan(0);
      expect(await written(HUB_SEGMENTS_TOPIC)).toBeGreaterThan(0);
    });

    it('both issue, and the registry verifies what their people show', async () => {
      await issue(lanes, 2);
      for (const lane of lanes) expect(await judged(lane, system)).toBe('verified');
    });

    it('a hub that is killed goes on where it was', async () => {
      const [{ process }] = system.hubs;
      const work = issue(lanes, 3);
      await process.kill();
      await process.start();
      await work;
      await caughtUp(system);
      expect(await judged(lanes[0], system)).toBe('verified');
    });

    it('issuing goes on while the broker is down, and nothing of it is missing after', async () => {
      await caughtUp(system);
      await broker.halt();
      const before = await copyOf(system.hubs[0], system);
      await issue(lanes, 3);
      // What was acknowledged is published a little later.
      const during = await until('the ledger of the hub to grow', async () => {
        const now = await copyOf(system.hubs[0], system);
        return Number(now.own?.[1]) > Number(before.own?.[1]) ? now : undefined;
      });
      expect(during.copied).toEqual(before.copied);
      await broker.resume();
      await caughtUp(system);
      for (const lane of lanes) expect(await judged(lane, system)).toBe('verified');
    });

    it('a suspended hub is not followed, and misses nothing once it is reinstated', async () => {
      const [other, odd] = system.hubs;
      expect(await decide(odd, 'suspended')).toBe('suspended');
      const held = (await copyOf(odd, system)).copied;
      await publishStandard(odd, 'written-while-suspended');
      await until('the refusal of its segments', async () => {
        const rows = await registryDb.query<unknown[]>(
          `SELECT 1 FROM quarantine WHERE origin = $1 AND code = 'segment.not-accredited'`,
          [odd.origin],
        );
        return rows.length > 0 || undefined;
      });
      await publishStandard(other, 'written-by-the-other');
      await until('the other hub', async () => {
        const { own, copied } = await copyOf(other, system);
        return own?.join() === copied?.join() || undefined;
      });
      expect((await copyOf(odd, system)).copied).toEqual(held);
      expect(await decide(odd, 'accredited')).toBe('accredited');
      await caughtUp(system);
      const known = await registryDb.query<unknown[]>(
        `SELECT 1 FROM local_standard WHERE origin = $1 AND version_uri LIKE '%written-while-suspended%'`,
        [odd.origin],
      );
      expect(known).toHaveLength(1);
    });

    it('in the end every copy is the ledger, leaf by leaf', async () => {
      await caughtUp(system);
      await checkLedger(registryDb);
      expect(await registryDb.query<unknown[]>('SELECT * FROM parked_origin')).toEqual([]);
    });
  },
);
