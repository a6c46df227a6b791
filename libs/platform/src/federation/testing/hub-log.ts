import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buildSegment } from '#federation/build-segment.js';
import type { BusRecord } from '#federation/bus.js';
import { type Checkpoint, formatCheckpointBody, signCheckpoint } from '#ledger/checkpoint.js';
import { cosign } from '#ledger/cosignature.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { publicLeaf } from '#ledger/public-leaf.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { newSigner, someEntries } from '../../ledger/testing/ledger-under-test.js';
import { type LedgerBody, newBody } from '../../ledger/new-body.js';

/** What a test changes in a segment before it is built. */
export interface SegmentChanges {
  readonly note?: string;
  readonly withoutBodies?: boolean;
}

const FIRST_COSIGNATURE = 1_790_000_000;

/** Another party's ledger with keys of its own and one witness, held in memory. */
export class HubLog {
  readonly entries: Buffer[] = [];
  readonly bodies = new Map<string, LedgerBody>();
  readonly erased = new Set<string>();
  readonly signer = newSigner(this.origin, 1);
  readonly witness = newSigner('witness.example', 4);
  private readonly bodyOfEntry = new Map<Buffer, LedgerBody>();

  constructor(
    readonly origin = 'hub.example/ledger',
    public prefixUrl = 'http://127.0.0.1:1/ledger/',
  ) {}

  get size(): number {
    return this.entries.length;
  }

  trust() {
    return {
      logKeys: [{ verifierKey: formatVerifierKey(this.signer.verifier), fromSize: 0 }] as const,
      policy: `witness w ${formatVerifierKey(this.witness.verifier)}\nquorum w\n`,
      prefixUrl: this.prefixUrl,
      standing: 'followed' as const,
    };
  }

  /** Entries of persons: mirrored, never projected. */
  addPersons(count: number): void {
    this.entries.push(...someEntries(count, this.size));
  }

  /** A local standard with its text as a body; gives the digest of the body. */
  addStandard(title: string, changes: Record<string, unknown> = {}): string {
    const body = newBody('text/plain', Buffer.from(`text of ${title}`), randomBytes(32));
    const versionUri = `https://hub.example/standards/${encodeURIComponent(title)}/1`;
    const contentDigest = createHash('sha256').update(title).digest('base64url');
    this.addEvent(
      { versionUri, contentDigest, title: { en: title }, content: body.reference },
      changes,
      body,
    );
    return body.reference.sha256;
  }

  /** A `local-standard.published` event with this data. */
  addEvent(data: unknown, changes: Record<string, unknown> = {}, body?: LedgerBody): void {
    const entry = publicLeaf({
      specversion: '1.0',
      id: randomUUID(),
      type: 'eu.guildmark.local-standard.published.v1',
      source: this.origin,
      subject: 'a-standard',
      time: '2026-11-23T10:00:00Z',
      datacontenttype: 'application/json',
      dataschema: 'https://guildmark.eu/schemas/events/local-standard.published/1.0.schema.json',
      data,
      ...changes,
    });
    this.entries.push(entry);
    if (!body) return;
    this.bodies.set(body.reference.sha256, body);
    this.bodyOfEntry.set(entry, body);
  }

  checkpoint(size = this.size, entries = this.entries): Checkpoint {
    const hashes = entries.slice(0, size).map((entry) => leafHash(entry));
    return { origin: this.origin, size, root: growTree(emptyFrontier, hashes).root };
  }

  /** Signed by the log and cosigned by the witness, which does not look. */
  note(checkpoint: Checkpoint = this.checkpoint(), time = FIRST_COSIGNATURE): string {
    return (
      this.signedOnly(checkpoint) + cosign(formatCheckpointBody(checkpoint), this.witness, time)
    );
  }

  signedOnly(checkpoint: Checkpoint = this.checkpoint()): string {
    return signCheckpoint(checkpoint, this.signer);
  }

  /** The segment from `start` up to `end`, as the hub's relay would send it. */
  segment(start: number, end = this.size, changes: SegmentChanges = {}): BusRecord {
    const entries = this.entries.slice(start, end);
    const bodies = entries.flatMap((entry) => this.bodyOfEntry.get(entry) ?? []);
    const value = buildSegment({
      origin: this.origin,
      prefixUrl: this.prefixUrl,
      registryUrl: 'https://registry.example',
      start,
      entries,
      bodies: bodies.map(({ reference, bytes }) =>
        changes.withoutBodies ? reference : { ...reference, data: bytes },
      ),
      checkpointNote: changes.note ?? this.note(this.checkpoint(end)),
      newestCosignature: FIRST_COSIGNATURE,
      time: new Date('2026-11-23T10:00:00Z'),
    });
    return { key: this.origin, value, headers: {} };
  }
}
