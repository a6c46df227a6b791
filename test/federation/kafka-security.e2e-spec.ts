import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { FederationBus } from '#federation/bus.js';
import { KafkaBus } from '#federation/kafka-bus.js';
import {
  HUB_SEGMENTS_TOPIC,
  hubFollowGroup,
  hubReadGroup,
  hubWitnessGroup,
  REGISTRY_MIRROR_GROUP,
  REGISTRY_SEGMENTS_TOPIC,
  topicSpecs,
} from '#federation/topics.js';
import { readKafkaSettings } from '#platform/config/kafka-settings.js';
import { openBus } from '#platform/federation/bus.module.js';
import { busCommand } from '../../tools/bus/bus-command.js';
import { CONTRADICTED, GOOD } from '../../tools/command.js';
import { type OwnKafka, type SecureKafka, startKafka } from '../../tools/own-kafka.js';
import { requirement } from '../support/requirements.js';
import { until } from '../support/until.js';

const text = (file: string) => readFileSync(file, 'utf8');

type Env = Readonly<Record<string, string>>;

/** Starting a secured broker and a Java program for each access rule takes a while. */
const SLOW = 600_000;

async function command(env: Env, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const keep = (text: string) => lines.push(text);
  const context = { env, now: new Date(), print: keep, complain: keep, progress: () => undefined };
  return { code: await busCommand.run(args, context), lines };
}

/** Runs what `guildmark bus acls` printed, with the programs of the broker's own distribution. */
async function apply(kafka: OwnKafka, secure: SecureKafka, dir: string, lines: readonly string[]) {
  const programs = {
    'kafka-acls.sh': 'org.apache.kafka.tools.AclCommand',
    'kafka-configs.sh': 'kafka.admin.ConfigCommand',
  };
  for (const [name, main] of Object.entries(programs)) {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\nexec java -Xmx128m -cp '${kafka.classPath}' ${main} "$@"\n`);
    chmodSync(path, 0o755);
  }
  const operator = join(dir, 'operator.properties');
  const own = secure.certificates.operator;
  const store = join(dir, 'operator.pem');
  writeFileSync(store, own.keyText + own.certText);
  writeFileSync(
    operator,
    `security.protocol=SSL\nssl.keystore.type=PEM\nssl.keystore.location=${store}\n` +
      `ssl.truststore.type=PEM\nssl.truststore.location=${secure.ca}\n`,
  );
  const PATH = [dir, process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, BROKERS: secure.sslBrokers, OPERATOR: operator };
  await promisify(execFile)('sh', ['-ec', lines.join('\n')], { env });
}

requirement('java', 'openssl').describe('a broker that lets nobody in unnamed', () => {
  let kafka: OwnKafka;
  let secure: SecureKafka;
  let hub: Env;
  let registry: Env;
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-kafka-security-'));
  const open: FederationBus[] = [];
  /** What went wrong in the background since the last look. */
  let errors: Error[] = [];

  const certified = (name: 'hub-a' | 'topics-admin' | 'stranger'): Env => ({
    GUILDMARK_KAFKA_BROKERS: secure.sslBrokers,
    GUILDMARK_KAFKA_SSL_CA: secure.ca,
    GUILDMARK_KAFKA_SSL_CERT: secure.certificates[name].cert,
    GUILDMARK_KAFKA_SSL_KEY: secure.certificates[name].key,
  });
  const busAs = async (env: Env, readGroups = hubReadGroup('a')): Promise<FederationBus> => {
    const bus = await openBus(
      { database: 'never opened', kafka: readKafkaSettings(env), readGroups },
      (error) => errors.push(error),
    );
    open.push(bus);
    return bus;
  };
  const record = (text: string) => ({ key: 'k', value: Buffer.from(text), headers: {} });
  const firstOf = async (bus: FederationBus, group: string, topic: string): Promise<string> => {
    const seen: string[] = [];
    await bus.subscribe({
      group,
      topics: [topic],
      onBatch: ({ records }) => {
        seen.push(...records.map(({ value }) => value.toString()));
        return Promise.resolve();
      },
    });
    // a group that the broker is still loading is reported too, and comes by itself
    const refusal = () => errors.find(({ message }) => /authori[sz]/i.test(message));
    await until(() => seen.length > 0 || refusal() !== undefined);
    const refused = refusal();
    if (refused) throw refused;
    return seen.join();
  };

  beforeAll(async () => {
    kafka = await startKafka({ secure: true });
    if (!kafka.secure) throw new Error('the broker is not secured');
    ({ secure } = kafka);
    const password = join(dir, 'password');
    writeFileSync(password, secure.passwords.registry, { mode: 0o600 });
    hub = certified('hub-a');
    registry = {
      GUILDMARK_KAFKA_BROKERS: secure.saslBrokers,
      GUILDMARK_KAFKA_SSL_CA: secure.ca,
      GUILDMARK_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      GUILDMARK_KAFKA_SASL_USERNAME: 'registry',
      GUILDMARK_KAFKA_SASL_PASSWORD_FILE: password,
    };
    const rules = [
      await command({}, 'acls', '--topics-admin'),
      await command({}, 'acls', '--hub', 'a'),
      await command({}, 'acls', '--registry', '--principal', 'User:registry'),
    ];
    await apply(
      kafka,
      secure,
      dir,
      rules.flatMap(({ lines }) => lines),
    );
  }, SLOW);

  afterAll(async () => {
    for (const bus of open) await bus.close();
    await kafka.stop();
    rmSync(dir, { recursive: true });
  }, SLOW);

  it(
    'gives each party what the design says',
    async () => {
      const admin = certified('topics-admin');
      const [hubTopic] = topicSpecs('single-node');
      const adminBus = await busAs(admin);
      await adminBus.ensureTopics([{ ...hubTopic!, partitions: 1 }]);

      const compared = await command(admin, 'topics', '--size', 'single-node');
      expect(compared).toEqual({
        code: CONTRADICTED,
        lines: [
          `${HUB_SEGMENTS_TOPIC}: is there`,
          '  DIFFERS: 1 partitions, 3 are declared',
          `${REGISTRY_SEGMENTS_TOPIC}: made`,
          'guildmark.registry.mirror.dlq: made',
        ],
      });
      const raised = await command(admin, 'topics', '--size', 'single-node', '--raise');
      expect(raised.code).toBe(GOOD);
      expect(raised.lines[0]).toBe(`${HUB_SEGMENTS_TOPIC}: partitions raised`);
      // The broker says that it will have the partitions before it shows them.
      let again = raised;
      await until(async () => {
        again = await command(admin, 'topics', '--size', 'single-node');
        return again.code === GOOD;
      });
      expect(again.lines.filter((line) => !line.endsWith(': is there'))).toEqual([]);
      const production = await command(admin, 'topics');
      expect(production.code).toBe(CONTRADICTED);
      expect(production.lines.slice(1, 4)).toEqual([
        '  DIFFERS: 3 partitions, 48 are declared',
        '  DIFFERS: 1 copies of a partition, 3 are declared',
        '  DIFFERS: min.insync.replicas is 1, not 2',
      ]);

      const [hubBus, registryBus] = [await busAs(hub), await busAs(registry)];
      await hubBus.publish(HUB_SEGMENTS_TOPIC, [record('from the hub')]);
      await registryBus.publish(REGISTRY_SEGMENTS_TOPIC, [record('from the registry')]);
      expect(await firstOf(registryBus, REGISTRY_MIRROR_GROUP, HUB_SEGMENTS_TOPIC)).toBe(
        'from the hub',
      );
      expect(await firstOf(hubBus, hubFollowGroup('a'), REGISTRY_SEGMENTS_TOPIC)).toBe(
        'from the registry',
      );
      const [{ lag } = { lag: -1 }] = await hubBus.lag(hubFollowGroup('a'), [
        REGISTRY_SEGMENTS_TOPIC,
      ]);
      expect(lag).toBeLessThanOrEqual(1);
      for await (const { records } of hubBus.read(REGISTRY_SEGMENTS_TOPIC, 'earliest'))
        expect(records.map(({ value }) => value.toString())).toEqual(['from the registry']);
      expect(await hubBus.health()).toMatchObject({ reachable: true, brokers: 1 });
    },
    SLOW,
  );

  it.each<[string, (bus: FederationBus) => Promise<unknown>]>([
    ['write as the registry', (bus) => bus.publish(REGISTRY_SEGMENTS_TOPIC, [record('forged')])],
    [
      'read in the group of another hub',
      (bus) => firstOf(bus, hubFollowGroup('b'), REGISTRY_SEGMENTS_TOPIC),
    ],
    [
      'read what other hubs write, when it is no witness',
      (bus) => firstOf(bus, hubWitnessGroup('a'), HUB_SEGMENTS_TOPIC),
    ],
    [
      'make a topic',
      (bus) => bus.ensureTopics([{ ...topicSpecs('single-node')[0]!, name: 'guildmark.own' }]),
    ],
  ])(
    'does not let a hub %s',
    async (_, attempt) => {
      const bus = await busAs(hub);
      errors = [];
      await expect(attempt(bus)).rejects.toThrow(/authori[sz]ed|authorization/i);
    },
    SLOW,
  );

  it(
    'lets nobody in without a certificate, with a foreign one, or with a wrong password',
    async () => {
      const { certificates, ca, otherCa, sslBrokers, saslBrokers } = secure;
      const connection = {
        clientId: 'nobody',
        newReadGroup: () => randomUUID(),
        onError: () => undefined,
      };
      const stranger = certificates.stranger;
      const own = certificates['hub-a'];
      const pem = ({ certText: cert, keyText: key }: typeof own) => ({ cert, key });
      const attempts = {
        'no certificate': { brokers: [sslBrokers], ssl: { ca: text(ca) } },
        'a foreign certificate': { brokers: [sslBrokers], ssl: { ca: text(ca), ...pem(stranger) } },
        'a foreign authority': { brokers: [sslBrokers], ssl: { ca: text(otherCa), ...pem(own) } },
        'no TLS': { brokers: [sslBrokers] },
        'a wrong password': {
          brokers: [saslBrokers],
          ssl: { ca: text(ca) },
          sasl: { mechanism: 'scram-sha-512', username: 'registry', password: 'guessed' } as const,
        },
      };
      for (const [what, how] of Object.entries(attempts)) {
        const bus = new KafkaBus({ ...connection, ...how });
        open.push(bus);
        expect([what, await bus.health()]).toEqual([what, { reachable: false }]);
        await expect(bus.publish(HUB_SEGMENTS_TOPIC, [record(what)])).rejects.toThrow();
      }
      const names: string[] = [];
      const registryBus = await busAs(registry, 'guildmark.registry.read');
      for await (const { records } of registryBus.read(HUB_SEGMENTS_TOPIC, 'earliest'))
        names.push(...records.map(({ value }) => value.toString()));
      expect(names).toEqual(['from the hub']);
    },
    SLOW,
  );
});
