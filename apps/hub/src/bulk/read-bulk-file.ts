import { BULK_COLUMNS } from '#domain/bulk/read-bulk-row.js';
import { DomainError } from '#domain/core/domain-error.js';
import { readCsvFile } from '../csv/read-csv-file.js';
import type { RowRecord } from './bulk-run.js';

/** Ten thousand rows are the people of a whole district. */
const MAX_ROWS = 10_000;

/** The rows of a bulk file. Refuses `import.malformed`, `import.refused` and `bulk.row-count`. */
export function readBulkFile(text: string): readonly RowRecord[] {
  const { rows, malformed, refused } = readCsvFile('rows', text, BULK_COLUMNS);
  if (malformed.length > 0) throw new DomainError('import.malformed', { issues: malformed });
  if (refused.length > 0) throw new DomainError('import.refused', { issues: refused });
  if (rows.length === 0 || rows.length > MAX_ROWS)
    throw new DomainError('bulk.row-count', {
      expected: `1 to ${String(MAX_ROWS)} rows`,
      got: String(rows.length),
    });
  return rows.map(({ row, values }) => ({ row, cells: values }));
}
