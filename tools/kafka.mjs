// A real Kafka broker without containers: Java 17 and Maven are enough. `npm run kafka` for a person,
// startKafka() for tools/run-tests.mjs. One node is broker and controller (KRaft), loopback only.
//
// Against docs/design/federation.md, "Broker for tests": both ports are spare ones, chosen at start;
// the data lies in a temporary directory and dies with the broker; the cluster id is made here, so
// the storage tool runs once; log4j prints nothing because only slf4j-simple is on the class path.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finished, tail } from './child-output.mjs';
import { fetchJars } from './fetch-jars.mjs';
import { secureKafka } from './kafka-secure.mjs';

/** Maven Central serves 4.0.0 to 4.4.0; this is the line the production compose file pins. */
const version = '4.1.1';
const slf4j = '1.7.36';
const oldestJava = 17;
const startLimitMs = 120_000;

/** Says why a broker cannot be started here, or undefined when it can. */
export function whyNoKafka() {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (java.error) return 'no java on PATH';
  const found = Number(/version "(\d+)/.exec(java.stderr)?.[1] ?? 0);
  if (found < oldestJava) return `java ${found} is older than ${oldestJava}`;
  if (!existsSync(libraries()) && spawnSync('mvn', ['-v']).error) return 'no mvn on PATH';
  return undefined;
}

/**
 * Starts a broker and resolves when it answers:
 * { brokers, version, pid, dataDir, halt(), resume(), stop(), secure }. `halt` ends the process, at
 * once with `hard` (kill -9), and keeps port and data; `resume` starts it again on them, or with
 * `empty` on new data, as a broker that was wiped: another cluster id, no topics. `pid` is that of
 * the present process. With `linkedAt`, the port of a line of the test's own to `linkPort`, clients that
 * come by this line are told to go on doing so. With `secure: true` no client may connect in the clear, see kafka-secure.mjs.
 */
export async function startKafka({
  secure: wantsSecure = false,
  linkedAt,
  settings: more = {},
} = {}) {
  await fetchLibraries();
  if (wantsSecure) await fetchTools();
  const home = await mkdtemp(join(tmpdir(), 'guildmark-kafka-'));
  const dataDir = join(home, 'data');
  const properties = join(home, 'kraft.properties');
  let broker;
  const halt = async ({ hard = false } = {}) => {
    if (!broker || broker.exitCode !== null || broker.signalCode !== null) return;
    const ended = new Promise((done) => broker.once('exit', done));
    broker.kill(hard ? 'SIGKILL' : 'SIGTERM');
    // On a busy machine an end in order takes its time; after another one the broker repairs its data.
    const last = setTimeout(() => broker.kill('SIGKILL'), 60_000);
    await ended;
    clearTimeout(last);
  };
  const stop = async () => {
    await halt();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const ports = await sparePorts(wantsSecure ? 4 : 3);
    const secure = wantsSecure ? await secureKafka(home, ports) : undefined;
    const format = () => {
      const id = randomBytes(16).toString('base64url');
      const tool = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', properties];
      return finished(java([], [...tool, ...(secure?.formatting ?? [])]), 'the storage tool');
    };
    const launch = async () => {
      broker = java(['-Xms256m', '-Xmx512m'], ['kafka.Kafka', properties]);
      const printed = tail(broker);
      await answers(secure?.dial ?? (() => connect(ports[0], '127.0.0.1')), broker, printed);
    };
    const [own, listening] = secure
      ? [secure.settings, secure.brokers]
      : [plainListeners(ports, linkedAt), `127.0.0.1:${ports[0]}`];
    await writeFile(properties, propertiesOf({ ...settings(dataDir), ...own, ...more }));
    await format();
    await launch();
    const resume = async ({ empty = false } = {}) => {
      if (empty) {
        await rm(dataDir, { recursive: true, force: true });
        await format();
      }
      await launch();
    };
    return {
      brokers: listening,
      version,
      get pid() {
        return broker.pid;
      },
      dataDir,
      linkPort: ports[2],
      halt,
      resume,
      stop,
      ...(secure && { secure: secure.shown }),
      classPath: [libraries(), tools()].map((dir) => join(dir, '*')).join(delimiter),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function libraries() {
  return resolve(`node_modules/.cache/guildmark/kafka-${version}/libs`);
}

/** kafka-acls and the like; only where a broker has access lists. */
function tools() {
  return resolve(`node_modules/.cache/guildmark/kafka-${version}/tools`);
}

function fetchLibraries() {
  return fetchJars(libraries(), [
    ['org.apache.kafka', 'kafka_2.13', version],
    ['org.slf4j', 'slf4j-simple', slf4j],
  ]);
}

function fetchTools() {
  const names = ['kafka-tools', 'argparse4j', 'jopt-simple'];
  return fetchJars(tools(), [['org.apache.kafka', 'kafka-tools', version]], names);
}

function plainListeners([port, controllerPort, linkPort], linkedAt) {
  const link = linkedAt === undefined ? '' : `,LINK://127.0.0.1:${linkPort}`;
  const shown = linkedAt === undefined ? '' : `,LINK://127.0.0.1:${linkedAt}`;
  return {
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}${link}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}${shown}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,LINK:PLAINTEXT',
  };
}

function settings(data) {
  return {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
}

function propertiesOf(all) {
  return Object.entries(all)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

function java(memory, args) {
  const quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';
  return spawn('java', [...memory, quiet, '-cp', join(libraries(), '*'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Below those of outgoing connections: a client that tries to reach a halted broker again and again
 * may be given its very port otherwise, and take it.
 */
async function sparePorts(count) {
  const held = new Map();
  while (held.size < count) {
    const port = randomInt(10_240, 32_768);
    const server = createServer();
    const free = await new Promise((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => done(true));
    });
    if (free) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise((done) => server.close(done))));
  return [...held.keys()];
}

async function answers(dial, broker, printed) {
  const last = performance.now() + startLimitMs;
  while (!(await asked(dial))) {
    if (broker.exitCode !== null || broker.signalCode !== null)
      throw new Error(`the broker ended while starting:\n${printed()}`);
    if (performance.now() > last) throw new Error(`the broker does not answer:\n${printed()}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** Sends one ApiVersions request (key 18, version 0): true when the broker answers it. */
function asked(dial) {
  const request = Buffer.alloc(14);
  request.writeInt32BE(10, 0);
  request.writeInt16BE(18, 4);
  request.writeInt32BE(7, 8);
  request.writeInt16BE(-1, 12);
  return new Promise((done) => {
    const socket = dial();
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => socket.write(request));
    const end = (result) => {
      socket.destroy();
      done(result);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('data', (reply) => end(reply.length >= 8 && reply.readInt32BE(4) === 7));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = whyNoKafka();
  if (missing) {
    console.error(`no Kafka: ${missing}`);
    process.exit(1);
  }
  const kafka = await startKafka();
  console.log(`Kafka ${kafka.version} at ${kafka.brokers} (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void kafka.stop().then(() => process.exit(0)));
}
