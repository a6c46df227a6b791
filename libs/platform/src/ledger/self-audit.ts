import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { formatPeaks, rootOf } from '#ledger/frontier.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { AuditFailure, auditSlice, auditStart, failAudit } from './audit-slice.js';
import { ownLogKeys } from './key-changes.sql.js';
import { LEDGER_OPTIONS, type LedgerOptions, policyOf } from './ledger-options.js';
import { LedgerState } from './ledger-state.js';
import { auditedHead } from './self-audit.sql.js';
import { TickLoop } from './tick-loop.js';

/** Entries of one slice: some ten milliseconds of work. */
const SLICE_LEAVES = 1024;
/** Between two slices: the audit takes a small part of a core and of the database. */
const SLICE_PAUSE_MS = 100;

/**
 * Walks through the whole ledger from time to time and computes it anew from its entries, so that a
 * flipped bit is found before a reader finds it (docs/design/ledger.md 10). What it finds makes the
 * ledger read-only and names the row; nothing is repaired.
 */
@Injectable()
export class SelfAudit implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('ledger');
  private readonly loop: TickLoop;
  private readonly witnesses: readonly VerifierKey[];
  private place = auditStart;
  private head: Awaited<ReturnType<typeof auditedHead>> | undefined;

  constructor(
    @Inject(LEDGER_OPTIONS) private readonly options: LedgerOptions,
    private readonly db: DataSource,
    private readonly state: LedgerState,
  ) {
    const { signers, policy } = options;
    this.witnesses = policyOf(policy, signers[0].verifier).witnesses.map(({ key }) => key);
    const pauses = { everyMs: SLICE_PAUSE_MS, idleMs: options.cadence.selfAuditS * 1000 };
    this.loop = new TickLoop(
      () => this.tick(),
      pauses,
      (error) => {
        this.log.error(`self-audit: ${error instanceof Error ? error.message : String(error)}`);
      },
    );
  }

  onApplicationBootstrap(): void {
    if (this.options.cadence.selfAuditS > 0) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One slice; 'idle' when a walk has reached the head of its beginning, or has failed. */
  async tick(): Promise<'idle' | 'busy'> {
    try {
      return await this.walk();
    } catch (error) {
      if (!(error instanceof AuditFailure)) throw error;
      this.begin();
      const reason = `ledger.self-audit-failed: ${error.message}`;
      this.log.error(reason);
      this.state.makeReadOnly(reason);
      return 'idle';
    }
  }

  private async walk(): Promise<'idle' | 'busy'> {
    this.head ??= await this.countedHead();
    // not opened yet: another part of the start does that
    if (!this.head) return 'busy';
    const { size, root, peaks } = this.head;
    const left = size - this.place.frontier.size;
    if (left > 0)
      this.place = await auditSlice(this.db, this.place, Math.min(left, SLICE_LEAVES), {
        origin: this.options.origin,
        log: await ownLogKeys(this.db),
        witnesses: this.witnesses,
      });
    const { frontier } = this.place;
    if (frontier.size < size) return 'busy';
    if (!rootOf(frontier).equals(root)) failAudit('ledger_head', `size ${size}`, 'another root');
    if (!formatPeaks(frontier).equals(peaks))
      failAudit('ledger_head', `size ${size}`, 'the peaks are not those of the entries');
    this.begin();
    return 'idle';
  }

  private begin(): void {
    this.place = auditStart;
    this.head = undefined;
  }

  /** No row more, no row less than a tree of this size has; undefined before there is a ledger. */
  private async countedHead() {
    const head = await auditedHead(this.db);
    if (!head) return undefined;
    const fullAt = (level: number) => Math.floor(head.size / 256 ** level);
    const levels = [1, 2, 3, 4, 5, 6];
    const nodes = levels.reduce((sum, level) => sum + fullAt(level), 0);
    // a full tile of level l is a node of level l + 1
    const expected = { ledger_leaf: head.size, ledger_node: nodes, ledger_tile: nodes };
    for (const table of ['ledger_leaf', 'ledger_node', 'ledger_tile'] as const)
      if (head.rows[table] !== expected[table])
        failAudit(table, `size ${head.size}`, `${head.rows[table]} rows, not ${expected[table]}`);
    return head;
  }
}
