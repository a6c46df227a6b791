import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { keysAt, openRotatedCheckpoint } from '#ledger/log-keys.js';
import type { Policy } from '#ledger/policy.js';
import { Clock, Salts } from '../clock.js';
import { periodStart } from './clock-offset.js';
import { collectCosignatures } from './collect-cosignatures.js';
import { ownLogKeys } from './key-changes.sql.js';
import { LEDGER_OPTIONS, type LedgerOptions, policyOf } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { OWN_LOG } from './open-log.sql.js';
import {
  nextSize,
  type NoteAt,
  type Published,
  readHead,
  readLastNote,
  readProgress,
  saveCheckpoint,
  saveHeartbeat,
  savePublication,
} from './publisher.sql.js';
import { readTraceparent } from '../tracing/trace-context.js';
import { inTrace } from '../tracing/work-context.js';
import { hashesOf, rootAt } from './read-hashes.sql.js';

/** A quorum missing for longer is an alarm (docs/design/ledger.md 6); shorter, a witness restarts. */
const QUORUM_ALARM_MS = 5000;
/** A segment has up to 1,000 entries; a line stays short. */
const TOLD_TRACES = 100;

/** Signs checkpoints, has them cosigned and publishes them. The only user of the log keys. */
@Injectable()
export class Publisher {
  private readonly log = new Logger('ledger');
  private readonly policy: Policy;
  /** Since when checkpoints wait for a quorum, and whether that has been said. */
  private waiting: { readonly since: Date; said: boolean } | undefined;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {
    this.policy = policyOf(options.policy, options.signers[0].verifier);
  }

  /** Publishes all there is, one segment after the other, and gives their number; else a heartbeat. */
  async tick(): Promise<number> {
    let segments = 0;
    while (this.state.mayWrite) {
      const outcome = await this.publishNext();
      if (outcome === 'nothing-new') await this.beat();
      if (outcome !== 'published') break;
      segments++;
    }
    return segments;
  }

  /** A checkpoint waits for its quorum. */
  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  private async publishNext(): Promise<'published' | 'waits' | 'nothing-new'> {
    const { signed, publishedSize } = await readProgress(this.db);
    const open = signed && signed.size > publishedSize ? signed : await this.sign(signed);
    if (!open) return 'nothing-new';
    // crash here: the checkpoint is stored, no byte of it has left; the next tick takes it up
    const note = await this.cosign(open, publishedSize);
    if (note === undefined) return 'waits';
    const { size } = open;
    const published = await savePublication(
      this.db,
      publishedSize,
      { size, note },
      {
        now: this.clock.now(),
        spanId: this.salts.bytes(8).toString('hex'),
      },
    );
    // crash here: published, and the outbox row with it; the relay sends the segment
    this.state.notePublication();
    if (published) this.say(publishedSize, size, published);
    return 'published';
  }

  /** One line for many requests: their traces, and the one under which the segment travels. */
  private say(start: number, end: number, { traces, traceparent }: Published): void {
    inTrace(readTraceparent(traceparent), () => {
      this.log.log({
        message: 'published',
        start,
        end,
        traces: traces.slice(0, TOLD_TRACES),
        ...(traces.length > TOLD_TRACES && { moreTraces: traces.length - TOLD_TRACES }),
      });
    });
  }

  /** Nothing new for long: the published checkpoint is cosigned again, to show that it is fresh. */
  private async beat(): Promise<void> {
    const heartbeatMs = this.options.cadence.heartbeatS * 1000;
    // Without witnesses nobody would vouch for the time.
    if (heartbeatMs === 0 || this.policy.witnesses.length === 0 || !this.state.mayWrite) return;
    const last = await readLastNote(this.db);
    if (!last) return;
    // Once in each period of this ledger. A clock that went back into an earlier one beats at once.
    const periodOf = (at: Date) => periodStart(this.options.origin, heartbeatMs, at.getTime());
    if (periodOf(this.clock.now()) === periodOf(last.at)) return;
    const note = await this.cosign(last, last.size);
    // crash here: witnesses have cosigned the same root once more; the next tick asks again
    if (note === undefined) return;
    await saveHeartbeat(this.db, last, note, this.clock.now());
    // crash here: the outbox has the row; the relay looks by itself
    this.state.noteOutbox();
  }

  /** The note with a quorum of cosignatures; undefined when it waits or the log went backwards. */
  private async cosign(open: NoteAt, knownSize: number): Promise<string | undefined> {
    const hashes = hashesOf(this.db, OWN_LOG);
    const cosigned = await collectCosignatures(this.policy, open, knownSize, hashes);
    // crash here: witnesses know the size; asked again about the same root, they cosign again
    const head = await readHead(this.db);
    if (cosigned.largestNamed > head.size) {
      this.state.suspectRollback(cosigned.largestNamed, head.size);
      return undefined;
    }
    if (!cosigned.quorum) {
      this.waitForQuorum(`size ${open.size} waits; ${cosigned.failures.join('; ')}`);
      return undefined;
    }
    this.waiting = undefined;
    return cosigned.note;
  }

  /** Signs the next size that makes one segment; undefined when there is nothing new. */
  private async sign(last: NoteAt | undefined): Promise<NoteAt | undefined> {
    const next = await nextSize(this.db, last?.size ?? 0);
    if (!next) return undefined;
    const { size } = next;
    const { origin } = this.options;
    const root = await rootAt(this.db, OWN_LOG, size);
    if (!root.equals(next.root)) return this.refuse(`the leaves do not give the root at ${size}`);
    if (last && !(await this.extends(last)))
      return this.refuse(`the leaves do not give the root signed at ${last.size}`);
    // The last look before the key is used: never sign while stopping or after something went back.
    if (!this.state.mayWrite) return undefined;
    const keys = await ownLogKeys(this.db);
    // A key signs from the first checkpoint that covers its leaf: until then nobody knows it.
    const [first, ...others] = this.options.signers.filter(({ verifier }) =>
      keysAt(keys, size).some(({ publicKey }) => publicKey.equals(verifier.publicKey)),
    );
    if (!first) return this.refuse(`ledger.key-mismatch: no key of the file may sign at ${size}`);
    const note = signCheckpoint({ origin, size, root }, first, ...others);
    const { note: signed } = openRotatedCheckpoint(note, keys);
    // crash before this commits: the same bytes are signed again, Ed25519 is deterministic
    const kept = await saveCheckpoint(this.db, { size, note });
    // Another process may have signed with fewer keys; the text is what must be the same.
    if (openRotatedCheckpoint(kept, keys).note.text !== signed.text)
      return this.refuse(`another checkpoint is signed at ${size}`);
    return { size, note: kept };
  }

  /** The tree of today, cut at the size last signed, has the root that was signed. */
  private async extends({ note, size }: NoteAt): Promise<boolean> {
    const { checkpoint } = openRotatedCheckpoint(note, await ownLogKeys(this.db));
    const root = await rootAt(this.db, OWN_LOG, size);
    return checkpoint.size === size && checkpoint.root.equals(root);
  }

  /** One alarm for each time the quorum is missing, not one for each tick. */
  private waitForQuorum(why: string): void {
    const now = this.clock.now();
    this.waiting ??= { since: now, said: false };
    if (this.waiting.said || now.getTime() - this.waiting.since.getTime() < QUORUM_ALARM_MS) return;
    this.waiting.said = true;
    this.log.warn(`ledger.quorum-missing: ${why}`);
  }

  private refuse(reason: string): undefined {
    this.state.makeReadOnly(reason);
    return undefined;
  }
}
