import type { BulkFault } from '#domain/generated/schemas.js';
import type { RowRecord } from './bulk-run.js';

/** Rows whose key stands in an earlier row of the same file. */
export function findRepeatedKeys(rows: readonly RowRecord[]): ReadonlyMap<number, BulkFault> {
  const first = new Map<string, number>();
  const faults = new Map<number, BulkFault>();
  for (const { row, cells } of rows) {
    const key = (cells[0] ?? '').trim();
    const earlier = first.get(key);
    if (key !== '' && earlier !== undefined)
      faults.set(row, {
        row,
        column: 'row_key',
        code: 'bulk.row-key-repeated',
        expected: `another key than row ${String(earlier)}`,
        got: key.slice(0, 80),
      });
    else first.set(key, row);
  }
  return faults;
}
