import { Injectable } from '@nestjs/common';
import { type BulkRow, readBulkRow } from '#domain/bulk/read-bulk-row.js';
import type { BulkCheck, BulkFault } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import type { SoundRow } from '../claims/row-judge.js';
import { RowJudgeService } from '../claims/row-judge.service.js';
import type { RowRecord, UsedKey } from './bulk-run.js';
import { BulkRunsStore } from './bulk-runs.store.js';
import { digestCells } from './digest-cells.js';
import { findRepeatedKeys } from './find-repeated-keys.js';
import { readBulkFile } from './read-bulk-file.js';
import { StandingAcceptancesStore } from './standing-acceptances.store.js';

/** A row that may be issued. */
export interface GoodRow {
  readonly row: number;
  readonly bulk: BulkRow;
  readonly digest: Buffer;
  readonly sound: SoundRow;
}

/** What a row is found to be: good, issued before, or at fault. */
export type CheckedRow =
  | GoodRow
  | { readonly row: number; readonly used: UsedKey }
  | { readonly row: number; readonly faults: readonly BulkFault[] };

/** Reads bulk files and holds each row against every rule; writes nothing. */
@Injectable()
export class BulkChecksService {
  constructor(
    private readonly store: BulkRunsStore,
    private readonly acceptances: StandingAcceptancesStore,
    private readonly judge: RowJudgeService,
  ) {}

  /** What a run would do with the file: every fault of every row. Nothing is written or reserved. */
  async dryRun(file: string, me: Account): Promise<BulkCheck> {
    const rows = readBulkFile(file);
    const repeated = findRepeatedKeys(rows);
    const fresh = rows.filter(({ row }) => !repeated.has(row));
    const checked = await this.check(fresh, me);
    const faults = [
      ...repeated.values(),
      ...checked.flatMap((row) => ('faults' in row ? row.faults : [])),
    ].sort((a, b) => a.row - b.row);
    const total = rows.length;
    const unchanged = checked.filter((row) => 'used' in row).length;
    const refused = new Set(faults.map(({ row }) => row)).size;
    return { counts: { total, good: total - unchanged - refused, unchanged, refused }, faults };
  }

  /** Judges rows in their order. */
  async check(rows: readonly RowRecord[], officer: Account): Promise<readonly CheckedRow[]> {
    const used = await this.store.usedKeys(rows.map(({ cells: [key = ''] }) => key.trim()));
    const checked: CheckedRow[] = [];
    for (const record of rows) checked.push(await this.checkRow(record, officer, used));
    return checked;
  }

  private async checkRow(
    { row, cells }: RowRecord,
    officer: Account,
    used: ReadonlyMap<string, UsedKey>,
  ): Promise<CheckedRow> {
    const read = readBulkRow(cells);
    if ('faults' in read) return { row, faults: read.faults.map((fault) => ({ row, ...fault })) };
    const { row: bulk } = read;
    const digest = digestCells(cells);
    const known = used.get(bulk.rowKey);
    if (known?.digest.equals(digest)) return { row, used: known };
    if (known)
      return faultOf(row, {
        column: 'row_key',
        code: 'bulk.row-key-reused',
        expected: 'a key that was not used for another row',
        got: bulk.rowKey,
      });
    const judged = await this.judge.judge(bulk, officer);
    if ('faults' in judged) return { row, faults: judged.faults.map((f) => ({ row, ...f })) };
    if (!(await this.acceptances.find(judged.sound.personId)))
      return faultOf(row, {
        column: 'person_ref',
        code: 'bulk.acceptance-missing',
        expected: 'a person whose acceptance is on file',
        got: bulk.personRef,
      });
    return { row, bulk, digest, sound: judged.sound };
  }
}

const faultOf = (row: number, fault: Omit<BulkFault, 'row'>): CheckedRow => ({
  row,
  faults: [{ row, ...fault }],
});
