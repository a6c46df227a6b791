import { Injectable } from '@nestjs/common';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Prepared } from '../issuing/certifiable.js';
import { IssuingService } from '../issuing/issuing.service.js';
import { BulkChecksService, type CheckedRow, type GoodRow } from './bulk-checks.service.js';
import type { RowOutcome } from './bulk-run.js';
import { BulkRunsStore } from './bulk-runs.store.js';

/** Rows to a transaction: a crash repeats at most so many signatures. */
const CHUNK = 100;

type Signed = GoodRow & { readonly prepared: Prepared };

/** Issues the rows of runs that are due, a chunk at a time. */
@Injectable()
export class BulkIssuingService {
  constructor(
    private readonly store: BulkRunsStore,
    private readonly checks: BulkChecksService,
    private readonly issuing: IssuingService,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
  ) {}

  /** Takes the next chunk of the run that has waited longest; 'idle' when none is due. */
  async tick(): Promise<'idle' | 'busy'> {
    const runId = await this.store.next(this.clock.now());
    if (runId === undefined) return 'idle';
    const run = await this.store.find(runId);
    const rows = await this.store.pending(runId, CHUNK);
    const officer = run && (await this.accounts.findById(run.startedBy));
    if (!officer) return this.stop(runId);
    const checked = await this.checks.check(rows, officer);
    const signed = new Map<number, Signed>();
    for (const row of checked)
      if ('sound' in row)
        signed.set(row.row, {
          ...row,
          prepared: await this.issuing.prepare(row.sound.certifiable),
        });
    // crash here: signed bytes that nobody has; the same rows are taken again
    await this.store.atomically(async (m) => {
      const state = await this.store.lock(runId, m);
      if (state !== 'waiting' && state !== 'running') return;
      const open = new Set((await this.store.pending(runId, CHUNK, m)).map(({ row }) => row));
      for (const row of checked) {
        // Another process took the same chunk: its rows are settled.
        if (!open.has(row.row)) continue;
        const outcome = await this.outcomeOf(row, signed.get(row.row), m);
        if (outcome) await this.store.settle(runId, outcome, m);
      }
      const left = await this.store.pending(runId, 1, m);
      await this.store.move(runId, left.length > 0 ? 'running' : 'done', this.clock.now(), m);
    });
    // crash here: the chunk is settled with its credentials and their ledger intents
    return 'busy';
  }

  /** Nobody answers for a run whose officer is gone. */
  private async stop(runId: string): Promise<'busy'> {
    await this.store.atomically(async (m) => {
      const state = await this.store.lock(runId, m);
      if (state === 'waiting' || state === 'running')
        await this.store.move(runId, 'cancelled', this.clock.now(), m);
    });
    return 'busy';
  }

  /** Undefined: something changed in between, and the row is judged anew with the next chunk. */
  private async outcomeOf(
    checked: CheckedRow,
    signed: Signed | undefined,
    m: Transaction,
  ): Promise<RowOutcome | undefined> {
    const { row } = checked;
    if ('used' in checked)
      return { row, state: 'unchanged', credentialId: checked.used.credentialId };
    if ('faults' in checked) return { row, state: 'refused', faults: checked.faults };
    if (!signed) throw new Error('a good row was signed');
    const { bulk, digest, sound, prepared } = signed;
    const { personId } = sound;
    const key = { rowKey: bulk.rowKey, digest, personId, credentialId: prepared.id };
    const at = this.clock.now();
    if (!(await sound.settle(prepared.id, at, m))) return undefined;
    if (!(await this.store.useKey(key, m)))
      throw new Error('a row key is used by one run at a time: the run is locked');
    await this.issuing.storeUnasked(prepared, m);
    return { row, state: 'issued', credentialId: prepared.id };
  }
}
