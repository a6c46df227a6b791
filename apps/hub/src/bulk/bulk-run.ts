import type { BulkFault, BulkRun } from '#domain/generated/schemas.js';

/** A run as it is stored, with its counts. */
export interface RunRecord {
  readonly id: string;
  readonly startedBy: string;
  readonly createdAt: Date;
  /** Nothing is signed before; until then a run can be cancelled as a whole. */
  readonly dueAt: Date;
  readonly finishedAt?: Date;
  readonly state: BulkRun['state'];
  readonly counts: BulkRun['counts'];
}

/** A row of a run, with the cells as they came in the order of the template. */
export interface RowRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What became of a row. */
export type RowOutcome =
  | { readonly row: number; readonly state: 'issued' | 'unchanged'; readonly credentialId: string }
  | { readonly row: number; readonly state: 'refused'; readonly faults: readonly BulkFault[] };

/** A row key that was used, and for what. */
export interface UsedKey {
  readonly rowKey: string;
  /** SHA-256 of the cells. */
  readonly digest: Buffer;
  readonly personId: string;
  readonly credentialId: string;
}

/** A run as the officer sees it. */
export const viewRun = (run: RunRecord, faults: readonly BulkFault[]): BulkRun => ({
  id: run.id,
  state: run.state,
  createdAt: run.createdAt.toISOString(),
  dueAt: run.dueAt.toISOString(),
  ...(run.finishedAt && { finishedAt: run.finishedAt.toISOString() }),
  counts: run.counts,
  faults: [...faults],
});
