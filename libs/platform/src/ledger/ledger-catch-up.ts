import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { Clock } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';
import { type MirrorBody, storeBodies } from '../federation/mirror.sql.js';
import { readPublicEvent } from '../federation/read-public-event.js';
import { Unverified, verifyCheckpoint } from '../federation/verify-checkpoint.js';
import { appendBatch } from './append-batch.sql.js';
import type { Copy } from './ask-memories.js';
import { eraseBodies, intentsFor, restorePublication } from './catch-up.sql.js';
import { fetchGrowth, type Growth } from './fetch-growth.js';
import { LEDGER_OPTIONS, type LedgerOptions } from './ledger-options.js';
import { OWN_LOG } from './open-log.sql.js';
import { possibleKeys } from './possible-keys.js';
import { recordKeyChanges } from './record-key-changes.js';
import { MAX_BATCH_BYTES, MAX_BATCH_LEAVES } from './segment-weight.js';
import { electSequencer, readFrontier } from './sequencer.sql.js';

/** How an attempt to heal from one copy ended. */
export type CaughtUp =
  | { readonly kind: 'grown' }
  | { readonly kind: 'contradicted' }
  /** Nothing is wrong with our ledger for all we know; another attempt may do. */
  | { readonly kind: 'unusable'; readonly reason: string };

/** Heals a ledger that lost its newest leaves from a copy of them (docs/design/ledger.md 9). */
@Injectable()
export class LedgerCatchUp {
  private readonly log = new Logger('ledger');

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Grows the own ledger to the size of a copy whose note our log signed and a quorum cosigned, with
   * the append statement of the sequencer. Its size, note and bodies are then as before the loss.
   */
  async from(copy: Copy): Promise<CaughtUp> {
    const note = await this.publishedNote(copy);
    if (note === undefined)
      return { kind: 'unusable', reason: `${copy.who} shows a note without a quorum` };
    const from = await inTransaction(this.db, readFrontier);
    const growth = await fetchGrowth(from, copy, this.options.origin);
    if (growth.kind !== 'proven') return growth;
    const { size } = copy.checkpoint;
    let at = from.size;
    for (const entries of inBatches(growth.entries)) {
      const next = at + entries.length;
      // crash here: a prefix of the signed tree is held; the next start finds it behind and goes on
      const won = await inTransaction(this.db, async (m) => {
        if (!(await this.append(m, at, entries))) return false;
        if (next < size) return true;
        await this.restoreBodies(m, growth);
        await restorePublication(m, { size, note, at: this.clock.now() });
        return true;
      });
      if (!won) return { kind: 'unusable', reason: 'another process grows the ledger' };
      at = next;
    }
    this.log.warn(`healed from ${copy.who}: ${from.size} leaves became ${at}`);
    return { kind: 'grown' };
  }

  /** The note with the lines of our log and our witnesses only; undefined without their quorum. */
  private async publishedNote({ note }: Copy): Promise<string | undefined> {
    const { policy, prefixUrl } = this.options;
    const logKeys = await possibleKeys(this.db, this.options);
    try {
      return verifyCheckpoint(note, { logKeys, policy, prefixUrl, standing: 'followed' }).note;
    } catch (error) {
      if (error instanceof Unverified) return undefined;
      throw error;
    }
  }

  /** False when somebody else writes. A queued intent whose entry is among the leaves is done. */
  private async append(m: EntityManager, at: number, entries: readonly Buffer[]): Promise<boolean> {
    if (!(await electSequencer(m))) return false;
    const from = await readFrontier(m);
    if (from.size !== at) return false;
    const waiting = [...(await intentsFor(m, entries))];
    const leaves = entries.map((entry) => {
      const mine = waiting.findIndex((intent) => intent.entry.equals(entry));
      const [intent] = mine < 0 ? [] : waiting.splice(mine, 1);
      return { entry, hash: leafHash(entry), intentId: intent?.id ?? null };
    });
    const { frontier, nodes } = growTree(
      from,
      leaves.map(({ hash }) => hash),
    );
    const batch = { logId: OWN_LOG, fromSize: at, frontier, leaves, nodes };
    if ((await appendBatch(m, batch)) !== 'won') return false;
    await this.restoreKeys(m, at, entries);
    return true;
  }

  /** Keys that the ledger named, or retired, after the backup was taken. */
  private async restoreKeys(
    m: EntityManager,
    at: number,
    entries: readonly Buffer[],
  ): Promise<void> {
    const { origin } = this.options;
    for (const [i, entry] of entries.entries()) {
      const reading = readPublicEvent(entry, origin);
      if (reading.kind === 'event')
        await recordKeyChanges(m, { logId: OWN_LOG, origin }, at + i, reading.event);
    }
  }

  private async restoreBodies(
    m: EntityManager,
    { references, bodies, erased }: Growth,
  ): Promise<void> {
    const at = this.clock.now();
    const restored = references.map(({ sha256, mediaType, size }): MirrorBody => {
      const bytes = bodies.get(sha256);
      // Named with another size than it has: it was kept as erased before, too.
      return { sha256, mediaType, size, bytes: bytes?.length === size ? bytes : undefined };
    });
    await storeBodies(m, OWN_LOG, restored, at);
    const gone = [...bodies].flatMap(([sha256, bytes]) => (bytes === null ? [sha256] : []));
    await eraseBodies(m, [...gone, ...erased], at);
  }
}

/** As the sequencer would cut them; the last one ends where the entries end. */
function inBatches(entries: readonly Buffer[]): readonly (readonly Buffer[])[] {
  const batches: Buffer[][] = [];
  let weight = Infinity;
  for (const entry of entries) {
    weight += entry.length;
    const last = batches.at(-1);
    if (last && last.length < MAX_BATCH_LEAVES && weight <= MAX_BATCH_BYTES) last.push(entry);
    else {
      batches.push([entry]);
      weight = entry.length;
    }
  }
  return batches;
}
