import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { HubLog } from '#platform/federation/testing/hub-log.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { rebuildRegistry } from './rebuild-registry.js';

const TIME = '2026-11-23T10:00:00Z';
const names = ['a', 'b', 'c'] as const;

/** A registry's ledger that accredits three hubs, and their ledgers. */
function ledgers() {
  const registry = new HubLog('registry.example/ledger');
  const hubs = names.map((name) => new HubLog(`${name}.example/ledger`));
  const say = (event: string, data: object) => {
    registry.addEvent(data, {
      ...{ type: `eu.guildmark.${event.split('/')[0] ?? ''}.v1`, subject: 'a-hub', time: TIME },
      dataschema: `https://guildmark.eu/schemas/events/${event}.schema.json`,
    });
  };
  for (const [i, hub] of hubs.entries()) {
    const host = `${names[i] ?? ''}.example`;
    const did = `did:web:${host}`;
    const verifierKey = formatVerifierKey(hub.signer.verifier);
    const url = `https://${host}`;
    say('hub.registered/1.1', { hub: did, legalName: host, url, origin: hub.origin, verifierKey });
    say('accreditation.decided/1.0', {
      ...{ accreditationId: randomUUID(), hub: did, decision: 'accredited' },
      scope: [{ standard: `${url}/standards`, maxLevel: 3 }],
      ...{ from: TIME, to: '2046-11-23T10:00:00Z', reasonCode: 'initial-assessment' },
    });
    hub.addPersons(40 + i);
    for (let at = 0; at < 5; at++) {
      const versionUri = `${url}/standards/s${String(at)}/v1.0`;
      hub.addStandard(`${host} ${String(at)}`);
      const digest = Buffer.alloc(32, at).toString('base64url');
      hub.addEvent({
        ...{ versionUri, contentDigest: digest, title: { en: 'S' } },
        content: { sha256: [...hub.bodies.keys()].at(-1), mediaType: 'text/plain', size: 60 },
      });
      hub.addPersons(7);
    }
  }
  const lines = hubs.map(
    ({ witness }, i) => `witness w${String(i)} ${formatVerifierKey(witness.verifier)}\n`,
  );
  const hubPolicy = `${lines.join('')}group any any w0 w1 w2\nquorum any\n`;
  return { registry, hubs, hubPolicy };
}

/** Segments of ten leaves, in order. */
const segmentsOf = (hub: HubLog): readonly BusRecord[] =>
  Array.from({ length: Math.ceil(hub.size / 10) }, (_, i) =>
    hub.segment(i * 10, Math.min(hub.size, i * 10 + 10)),
  );

/** Every origin keeps its order or, `shuffled`, none does. */
function mixed(hubs: readonly HubLog[], random: () => number, shuffled: boolean): BusRecord[] {
  const queues = hubs.map((hub) => [...segmentsOf(hub)]);
  const records: BusRecord[] = [];
  while (queues.some(({ length }) => length > 0)) {
    const next = queues.filter(({ length }) => length > 0);
    records.push(next[Math.floor(random() * next.length)]!.shift()!);
  }
  if (!shuffled) return records;
  for (let i = records.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [records[i], records[j]] = [records[j]!, records[i]!];
  }
  return records;
}

/** A linear congruential generator: the same orders in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

async function stateOf(
  kind: DatabaseKind,
  { registry, hubPolicy }: ReturnType<typeof ledgers>,
  records: readonly BusRecord[],
): Promise<string> {
  const { database, drop } = await kind.fresh();
  try {
    const { stateHash } = await rebuildRegistry({
      registry: {
        ...{ origin: registry.origin, hubPolicy, policy: registry.trust().policy },
        verifierKeys: [formatVerifierKey(registry.signer.verifier)],
        prefixUrl: 'https://registry.example/ledger/',
      },
      into: database,
      from: {
        kind: 'bus',
        sources: {
          stocksOf: () => Promise.resolve([]),
          // eslint-disable-next-line @typescript-eslint/require-await
          records: async function* (which) {
            yield* which === 'own' ? segmentsOf(registry) : records;
          },
        },
      },
      ...{ at: new Date(TIME), progress: () => undefined },
    });
    return stateHash;
  } finally {
    await drop();
  }
}

describeDatabases('ledgers that come in any order', (kind) => {
  let all: ReturnType<typeof ledgers>;
  let expected: string;
  beforeAll(async () => {
    all = ledgers();
    expected = await stateOf(kind, all, all.hubs.flatMap(segmentsOf));
  });

  it('give one state, and another without one of them', async () => {
    const backwards = await stateOf(kind, all, [...all.hubs].reverse().flatMap(segmentsOf));
    expect(backwards).toBe(expected);
    const without = await stateOf(kind, all, all.hubs.slice(1).flatMap(segmentsOf));
    expect(without).not.toBe(expected);
  });

  it.each([1, 2, 3])('give one state, mixed and shuffled (seed %d)', async (seed) => {
    const random = generator(seed);
    expect(await stateOf(kind, all, mixed(all.hubs, random, false))).toBe(expected);
    expect(await stateOf(kind, all, mixed(all.hubs, random, true))).toBe(expected);
  });

  it('are not stopped by records that nobody signed, of a hub that proved something or nothing', async () => {
    const [silent, speaking] = all.hubs as [HubLog, HubLog];
    const withoutSilent = await stateOf(kind, all, all.hubs.slice(1).flatMap(segmentsOf));
    const lies = [silent, speaking].flatMap(({ origin }) => {
      const liar = new HubLog(origin);
      liar.addPersons(900);
      return [liar.segment(0, 10), liar.segment(800, 900)];
    });
    const records = [...lies, ...all.hubs.slice(1).flatMap(segmentsOf), ...lies];
    expect(await stateOf(kind, all, records)).toBe(withoutSilent);
  });
});
