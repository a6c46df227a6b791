import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { BusRecord } from '#federation/bus.js';
import { HubLog } from '#platform/federation/testing/hub-log.js';
import { type ServedHub, serveHub } from '#platform/federation/testing/serve-hub.js';
import { newSigner } from '#platform/ledger/testing/ledger-under-test.js';
import { newBody } from '#platform/ledger/new-body.js';

/** The registry's witness: every hub's checkpoint carries its cosignature. */
export const WITNESS = newSigner('registry.example/witness', 4);

const schemaOf = (name: string, version = '1.0') =>
  `https://guildmark.eu/schemas/events/${name}/${version}.schema.json`;

/** A synthetic hub with a history of all that a registry projects, and how it was cut into segments. */
export class WrittenHub extends HubLog {
  override readonly witness = WITNESS;
  /** Sizes of the ledger's publications, growing. */
  readonly cuts: number[] = [];

  get host(): string {
    return this.origin.replace(/\/ledger$/, '');
  }

  /** One more publication with about this many leaves of all kinds. */
  write(round: number): void {
    const uri = `https://${this.host}/standards/s${round}/v1.0`;
    this.addPersons(1 + (round % 3));
    if (round % 2 === 0) this.publishStandard(uri, round);
    if (round % 3 === 1) this.propose(uri);
    if (round % 4 === 0) this.rotateKey(round);
    if (round % 5 === 2) this.say('statuslist.published', this.statusList(round));
    if (round % 9 === 8) this.erase([...this.bodies.keys()][round % this.bodies.size]!);
    this.cuts.push(this.size);
  }

  publishStandard(versionUri: string, round: number, { version = '1.0', more = {} } = {}): void {
    const body = newBody('text/plain', Buffer.from(`text ${round}`), randomBytes(32));
    const contentDigest = createHash('sha256').update(versionUri).digest('base64url');
    const title = { en: `Standard ${round}` };
    const data = { versionUri, contentDigest, title, content: body.reference, ...more };
    const dataschema = schemaOf('local-standard.published', version);
    this.addEvent(data, { dataschema }, body);
  }

  /** A proposal with its reasons; gives the digest of the body that holds them. */
  propose(fromVersionUri: string): string {
    const rationale = newBody('text/plain', Buffer.from(`why ${fromVersionUri}`), randomBytes(32));
    const data = {
      proposalId: randomUUID(),
      kind: 'map',
      fromVersionUri,
      toVersionUri: 'https://registry.example/concepts/7k3m9q2x1z/v1.0',
      relation: 'narrow',
      rationale: rationale.reference,
    };
    this.addEvent(data, envelopeOf('proposal.submitted'), rationale);
    return rationale.reference.sha256;
  }

  /** As a hub does it: the leaf is written, and the bytes are gone everywhere. */
  erase(sha256: string): void {
    this.say('body.erased', { sha256 });
    this.erased.add(sha256);
  }

  say(name: string, data: unknown): void {
    this.addEvent(data, envelopeOf(name));
  }

  /** Every publication as one record, in order. */
  segments(): readonly BusRecord[] {
    return this.cuts.map((end, i) => this.segment(this.cuts[i - 1] ?? 0, end));
  }

  private rotateKey(round: number): void {
    const kid = (n: number) => `did:web:${this.host}#ed-${n}`;
    this.say('key.rotated', {
      role: 'credential',
      kid: kid(round),
      alg: 'EdDSA',
      publicJwk: { kty: 'OKP', crv: 'Ed25519', x: randomBytes(32).toString('base64url') },
      ...(round >= 4 && { oldKid: kid(round - 4) }),
      reason: 'scheduled',
    });
  }

  private statusList(round: number) {
    const sha256 = createHash('sha256').update(String(round)).digest('hex');
    return { url: `https://${this.host}/status/1`, sha256, seq: round + 1, ttl: 300 };
  }
}

function envelopeOf(name: string) {
  return { type: `eu.guildmark.${name}.v1`, dataschema: schemaOf(name) };
}

/** Hubs with `rounds` publications each, served over HTTP until `close`. */
export async function writtenHubs(names: readonly string[], rounds: number) {
  const hubs: WrittenHub[] = [];
  const served = new Map<string, ServedHub>();
  for (const name of names) {
    const hub = new WrittenHub(`${name}.example/ledger`);
    served.set(hub.origin, await serveHub(hub));
    for (let round = 0; round < rounds; round++) hub.write(round);
    hubs.push(hub);
  }
  return {
    hubs,
    served,
    /** All records, the hubs taking turns, each hub's in order. */
    records: (): readonly BusRecord[] => interleave(hubs.map((hub) => hub.segments())),
    close: async () => {
      for (const one of served.values()) await one.close();
    },
  };
}

function interleave<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  ).flat();
}
