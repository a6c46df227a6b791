import { SCHEMA_BASE, eventVersion } from '#domain/event-schemas/event-versions.js';
import { schemas } from '#domain/generated/schemas.js';
import type { TopicSpec } from '#federation/bus.js';
import { PUBLIC_EVENTS, type Party } from '#federation/public-events.js';
import { SEGMENT_CONTENT_TYPE, SEGMENT_LIMITS } from '#federation/segment.js';
import {
  deadLetterTopic,
  HUB_SEGMENTS_TOPIC,
  hubFollowGroup,
  REGISTRY_MIRROR_GROUP,
  REGISTRY_SEGMENTS_TOPIC,
  topicSpecs,
} from '#federation/topics.js';
import { type Plain, toYaml } from '#federation/to-yaml.js';

type Members = Readonly<Record<string, Plain>>;

/** Of the Kafka bindings of AsyncAPI. */
const BINDING = { bindingVersion: '0.5.0' };
/** Two copies of a record at most; the broker of the deployment refuses larger ones. */
const MAX_MESSAGE_BYTES = 1_048_576;
const ORIGIN = { $ref: '#/components/schemas/Origin' };

const END = '.schema.json';
const all = Object.entries(schemas as Readonly<Record<string, Members>>);
const titleOf = (id: string): string => {
  const found = all.find(([, { $id }]) => $id === id);
  if (!found) throw new Error(`no schema ${id}`);
  return found[1].title as string;
};

/** A schema as a component: references lead to components, and what names the file is gone. */
function component(node: Plain, id: string, needed: Set<string>): Plain {
  if (isList(node)) return node.map((item) => component(item, id, needed));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => name !== '$id' && name !== '$schema')
      .map(([name, member]) => {
        if (name !== '$ref' || typeof member !== 'string')
          return [name, component(member, id, needed)];
        const target = new URL(member, id).href;
        needed.add(target);
        return [name, `#/components/schemas/${titleOf(target)}`];
      }),
  );
}
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Schemas of events, envelope and segment, and all that they refer to, by title. */
function schemaComponents(): Members {
  const needed = new Set(
    all.filter(([name]) => name.startsWith('events/')).map(([, { $id }]) => $id as string),
  );
  const components: Record<string, Plain> = {};
  // A set that grows while it is read gives what was added as well.
  for (const id of needed) {
    const name = id.slice(SCHEMA_BASE.length, -END.length);
    const schema = component((schemas as Readonly<Record<string, Members>>)[name]!, id, needed);
    components[titleOf(id)] = { ...(schema as Members), ...aboutEvent(name, id) };
  }
  return Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function aboutEvent(name: string, id: string): Members {
  const version = eventVersion(name);
  const writers = (PUBLIC_EVENTS as Readonly<Record<string, readonly Party[]>>)[
    version?.noun ?? ''
  ];
  return {
    'x-schema': id,
    ...(version && {
      'x-type': `eu.guildmark.${version.noun}.v${String(version.major)}`,
      ...(writers && { 'x-direction': writers }),
    }),
  };
}

const SEGMENT_HEADERS: Members = {
  type: 'object',
  required: ['content-type'],
  properties: {
    'content-type': { const: SEGMENT_CONTENT_TYPE },
    traceparent: {
      type: 'string',
      pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$',
      description: 'W3C Trace Context, for lines of logs. No decision uses it.',
    },
  },
};

const text = (description: string): Members => ({ type: 'string', description });
const decimal = (description: string): Members => ({
  type: 'string',
  pattern: '^(0|[1-9][0-9]*)$',
  description,
});
const DEAD_LETTER_HEADERS: Members = {
  type: 'object',
  required: ['dlq-reason'],
  properties: {
    'dlq-reason': text('Code of the refusal, for example segment.malformed.'),
    'dlq-attempts': decimal('How often it was tried.'),
    'dlq-topic': text('Where it was read.'),
    'dlq-partition': decimal('Partition there.'),
    'dlq-offset': decimal('Offset there.'),
    'dlq-first-seen': { type: 'string', format: 'date-time', description: 'When it was read.' },
  },
};

const MESSAGES: Members = {
  Segment: {
    name: 'segment',
    title: 'A run of ledger entries that ends at a signed checkpoint',
    summary:
      'Order, authenticity, gaps and repeats are judged from the ledger, not from the broker.',
    contentType: SEGMENT_CONTENT_TYPE,
    headers: SEGMENT_HEADERS,
    payload: { $ref: '#/components/schemas/LedgerSegment' },
    bindings: { kafka: { key: ORIGIN, ...BINDING } },
    'x-max-bytes': SEGMENT_LIMITS.serialised,
    'x-max-entries': SEGMENT_LIMITS.entries,
  },
  DeadLetter: {
    name: 'dead-letter',
    title: 'A refused record, byte for byte, under its own key',
    summary: 'Nothing of it is verified: it may be anything.',
    contentType: 'application/octet-stream',
    headers: DEAD_LETTER_HEADERS,
    payload: { type: 'string', format: 'binary' },
    bindings: { kafka: { key: { type: 'string' }, ...BINDING } },
  },
};

interface Channel {
  readonly name: string;
  readonly topic: string;
  readonly message: 'Segment' | 'DeadLetter';
  readonly description: string;
}
const CHANNELS: readonly Channel[] = [
  {
    name: 'hubSegments',
    topic: HUB_SEGMENTS_TOPIC,
    message: 'Segment',
    description: "Segments of all hubs' ledgers.",
  },
  {
    name: 'registrySegments',
    topic: REGISTRY_SEGMENTS_TOPIC,
    message: 'Segment',
    description: "Segments of the registry's ledger: one writer, one order.",
  },
  {
    name: 'registryDeadLetters',
    topic: deadLetterTopic(REGISTRY_MIRROR_GROUP),
    message: 'DeadLetter',
    description: 'Copies of what the registry refused, for its operator.',
  },
];

function channel({ topic, message, description }: Channel): Members {
  const spec = specOf(topic, 'production');
  return {
    address: topic,
    description,
    messages: { [message]: { $ref: `#/components/messages/${message}` } },
    bindings: {
      kafka: {
        topic,
        partitions: spec.partitions,
        replicas: spec.replicas,
        topicConfiguration: {
          'cleanup.policy': ['delete'],
          'retention.ms': spec.retentionMs,
          'max.message.bytes': MAX_MESSAGE_BYTES,
        },
        ...BINDING,
      },
    },
    'x-min-in-sync-replicas': spec.minInSyncReplicas,
    'x-single-node-partitions': specOf(topic, 'single-node').partitions,
  };
}

function specOf(topic: string, size: 'production' | 'single-node'): TopicSpec {
  const spec = topicSpecs(size).find(({ name }) => name === topic);
  if (!spec) throw new Error(`no topic ${topic}`);
  return spec;
}

function operation(
  app: Party,
  action: 'send' | 'receive',
  on: string,
  summary: string,
  group?: Members,
): Members {
  const message = CHANNELS.find(({ name }) => name === on)?.message ?? '';
  return {
    action,
    channel: { $ref: `#/channels/${on}` },
    summary,
    messages: [{ $ref: `#/channels/${on}/messages/${message}` }],
    ...(group && { bindings: { kafka: { groupId: group, ...BINDING } } }),
    'x-app': app,
  };
}

const OPERATIONS: Members = {
  hubSendsSegments: operation('hub', 'send', 'hubSegments', 'Each hub, its own ledger.'),
  registryReceivesSegments: operation(
    'registry',
    'receive',
    'hubSegments',
    'Mirrors and projects the ledgers of accredited hubs.',
    { type: 'string', const: REGISTRY_MIRROR_GROUP },
  ),
  registrySendsSegments: operation('registry', 'send', 'registrySegments', 'Its own ledger.'),
  hubReceivesSegments: operation(
    'hub',
    'receive',
    'registrySegments',
    'Mirrors and projects the ledger of the registry.',
    { type: 'string', pattern: `^${hubFollowGroup('[a-z0-9-]+').replaceAll('.', '\\.')}$` },
  ),
  registrySendsDeadLetters: operation(
    'registry',
    'send',
    'registryDeadLetters',
    'A copy of each refused record, within the limits of the quarantine.',
  ),
};

/**
 * The bus as an AsyncAPI 3.0 document: topics with what binds them to Kafka, who sends and receives,
 * the segment, and the schemas of all public events with who writes them (docs/design/federation.md
 * 6). Made of the tables that the programs work with; the same text every time.
 */
export function asyncApiDocument(): Members {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Guildmark federation',
      version: '1.0.0',
      description:
        'Hubs and the registry follow each other by segments of their signed ledgers. Public events ' +
        'are leaves (02 00 || RFC 8785 form of the event) inside the entries of a segment, never ' +
        'records of their own: find their schemas under components, by x-type.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: SEGMENT_CONTENT_TYPE,
    servers: {
      broker: {
        host: '{broker}',
        protocol: 'kafka-secure',
        description: 'Believed in nothing: a broker that is wiped loses nothing.',
        variables: { broker: { description: 'Host and port.', default: 'kafka.example:9093' } },
      },
    },
    channels: Object.fromEntries(CHANNELS.map((about) => [about.name, channel(about)])),
    operations: OPERATIONS,
    components: {
      messages: MESSAGES,
      schemas: {
        Origin: {
          type: 'string',
          pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f+]+$',
          maxLength: 300,
          description: 'Name of a ledger, as in its checkpoints: hub.example/ledger.',
        },
        ...schemaComponents(),
      },
    },
  };
}

/** The same as text, as served at /asyncapi.yaml and kept in the repository. */
export function asyncApiYaml(): string {
  return (
    '# GENERATED by npm run gen from libs/domain/schemas and libs/federation. Do not edit.\n' +
    toYaml(asyncApiDocument())
  );
}
