import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { emptyFrontier, rootOf } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { noteSigner } from '#ledger/note-signer.js';
import { publicLeaf } from '#ledger/public-leaf.js';
import { bundleOf, TILE_WIDTH } from '#ledger/tile-layout.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import type { LedgerStock } from '#platform/rebuild/ledger-stock.js';
import type { LedgerSources } from '#platform/rebuild/rebuild-ledgers.js';

const HUB = 'hub.bench.example';
const REGISTRY = 'registry.bench.example';
const TIME = '2026-11-23T10:00:00Z';
const newKey = () => generateKeyPairSync('ed25519').privateKey;

/** A registry's ledger and the one of its only hub, in memory, rightly signed. */
export interface BenchLedgers {
  readonly sources: LedgerSources;
  readonly hub: LedgerStock;
  readonly hubOrigin: string;
  readonly hubKey: string;
  readonly registryOrigin: string;
  readonly registryKey: string;
  /** The policy of the hub's ledger. */
  readonly hubPolicy: string;
}

/** So many leaves of persons with so many public events among them. */
export function benchLedgers(persons: number, events: number): BenchLedgers {
  const origins = { hub: `${HUB}/ledger`, registry: `${REGISTRY}/ledger` };
  const hubSigner = noteSigner(origins.hub, 1, newKey());
  const signer = noteSigner(origins.registry, 1, newKey());
  const witness = noteSigner(`${REGISTRY}/witness`, 4, newKey());
  const [hubKey, registryKey] = [hubSigner, signer].map((s) => formatVerifierKey(s.verifier));
  const event = eventsOf(origins.registry);
  const did = `did:web:${HUB}`;
  const scope = [{ standard: `https://${HUB}/standards`, maxLevel: 5 }];
  const own = [
    event('hub.registered/1.1', did, {
      ...{ hub: did, legalName: 'Bench', url: `https://${HUB}` },
      ...{ origin: origins.hub, verifierKey: hubKey },
    }),
    event('accreditation.decided/1.0', did, {
      ...{ accreditationId: randomUUID(), hub: did, decision: 'accredited', scope },
      ...{ from: TIME, to: '2046-11-23T10:00:00Z', reasonCode: 'initial-assessment' },
    }),
  ];
  const leaves = hubLeaves(origins.hub, persons, events);
  const hub = stockOf(leaves, (size, root) => {
    const checkpoint = { origin: origins.hub, size, root };
    const body = formatCheckpointBody(checkpoint);
    return signCheckpoint(checkpoint, hubSigner) + cosign(body, witness, 1_795_000_000);
  });
  const registry = stockOf(own, (size, root) =>
    signCheckpoint({ origin: origins.registry, size, root }, signer),
  );
  return {
    sources: {
      stocksOf: ({ origin }) => Promise.resolve([origin === origins.hub ? hub : registry]),
    },
    ...{ hub, hubOrigin: origins.hub, hubKey: hubKey!, registryKey: registryKey! },
    registryOrigin: origins.registry,
    hubPolicy: `witness r ${formatVerifierKey(witness.verifier)}\nquorum r\n`,
  };
}

function hubLeaves(origin: string, persons: number, events: number): readonly Buffer[] {
  const event = eventsOf(origin);
  const leaves: Buffer[] = [];
  const between = events > 0 ? Math.floor(persons / events) : persons;
  for (let i = 0; i < events; i++) {
    for (let p = 0; p < between; p++) leaves.push(personLike());
    const url = `https://${HUB}/status/${String(i % 100)}`;
    leaves.push(
      event('statuslist.published/1.0', url, {
        ...{ url, sha256: randomBytes(32).toString('hex'), seq: i + 1, ttl: 900 },
      }),
    );
  }
  while (leaves.length < persons + events) leaves.push(personLike());
  return leaves;
}

const personLike = (): Buffer => Buffer.concat([Buffer.of(1, 0), randomBytes(32)]);

function eventsOf(source: string) {
  return (schema: string, subject: string, data: object): Buffer =>
    publicLeaf({
      ...{ specversion: '1.0', id: randomUUID(), source, subject, time: TIME, data },
      type: `eu.guildmark.${schema.split('/')[0] ?? ''}.v1`,
      datacontenttype: 'application/json',
      dataschema: `https://guildmark.eu/schemas/events/${schema}.schema.json`,
    });
}

/** Bundles and the note are made before any clock runs. */
function stockOf(
  leaves: readonly Buffer[],
  sign: (size: number, root: Buffer) => string,
): LedgerStock {
  const hashes = leaves.map((leaf) => leafHash(leaf));
  const note = sign(leaves.length, rootOf(growTree(emptyFrontier, hashes).frontier));
  const bundles: Buffer[] = [];
  for (let at = 0; at < leaves.length; at += TILE_WIDTH)
    bundles.push(bundleOf(leaves.slice(at, at + TILE_WIDTH)));
  return {
    notes: () => Promise.resolve([note]),
    bundle: (index) => Promise.resolve(bundles[index]!),
    body: () => Promise.resolve(undefined),
  };
}
