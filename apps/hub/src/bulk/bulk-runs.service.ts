import { Inject, Injectable } from '@nestjs/common';
import { BULK_COLUMNS } from '#domain/bulk/read-bulk-row.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { BulkRun, BulkRuns } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { writeCsv } from '../csv/write-csv.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { type RunRecord, viewRun } from './bulk-run.js';
import { BulkRunsStore } from './bulk-runs.store.js';
import { findRepeatedKeys } from './find-repeated-keys.js';
import { readBulkFile } from './read-bulk-file.js';

/** Runs of bulk issuing as an officer starts, follows and stops them. */
@Injectable()
export class BulkRunsService {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly store: BulkRunsStore,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The header that a file has to have. */
  template(): string {
    return writeCsv([BULK_COLUMNS]);
  }

  /** Starts a run; nothing is signed before the time for second thoughts is over. */
  start(file: string, me: Account, key: string | undefined): Promise<BulkRun> {
    const rows = readBulkFile(file);
    const request = { accountId: me.id, key, operation: 'bulk.start', body: file };
    return this.idempotency.once(request, async (m) => {
      const createdAt = this.clock.now();
      const dueAt = new Date(createdAt.getTime() + this.config.bulkHoldSeconds * 1000);
      const run = { id: this.ids.next(), startedBy: me.id, createdAt, dueAt };
      await this.store.add(run, rows, m);
      const repeated = findRepeatedKeys(rows);
      for (const [row, fault] of repeated)
        await this.store.settle(run.id, { row, state: 'refused', faults: [fault] }, m);
      return viewRun(known(await this.store.find(run.id, m)), [...repeated.values()]);
    });
  }

  /** Refuses `bulk-run.unknown`. */
  async find(id: string): Promise<BulkRun> {
    const run = known(await this.store.find(id));
    const refused = await this.store.refused(id);
    return viewRun(
      run,
      refused.flatMap(({ faults }) => faults),
    );
  }

  async all(): Promise<BulkRuns> {
    return { items: (await this.store.all()).map((run) => viewRun(run, [])) };
  }

  /** Stops a run: what was issued stays issued, the rest is not. Refuses a run that is over. */
  async cancel(id: string): Promise<BulkRun> {
    await this.store.atomically(async (m) => {
      const state = await this.store.lock(id, m);
      if (state === undefined) throw new DomainError('bulk-run.unknown');
      if (state === 'done' || state === 'cancelled')
        throw new DomainError('bulk-run.over', { expected: 'waiting or running', got: state });
      await this.store.move(id, 'cancelled', this.clock.now(), m);
    });
    return this.find(id);
  }

  /** The refused rows as a file to mend and hand in again, each with what is wrong. */
  async refusedRows(id: string): Promise<string> {
    known(await this.store.find(id));
    const rows = await this.store.refused(id);
    return writeCsv([
      [...BULK_COLUMNS, 'row', 'faults'],
      ...rows.map(({ row, cells, faults }) => [
        ...cells,
        String(row),
        faults
          .map(({ column, code, expected }) => `${column}: ${code}, expected ${expected}`)
          .join('; '),
      ]),
    ]);
  }
}

function known(run: RunRecord | undefined): RunRecord {
  if (!run) throw new DomainError('bulk-run.unknown');
  return run;
}
