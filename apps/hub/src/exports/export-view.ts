import type { PassportExport } from '#domain/generated/schemas.js';
import type { ExportRecord, ListedFile } from './exports.store.js';

/** Seven days: time to take it along, and no second copy of everything for longer. */
export const EXPORT_KEPT_MS = 7 * 24 * 60 * 60_000;

/** An export as its person follows it. */
export function viewExport(
  { id, state, done, total, requestedAt, finishedAt }: ExportRecord,
  files: readonly ListedFile[],
): PassportExport {
  return {
    ...{ id, state, done, total },
    requestedAt: requestedAt.toISOString(),
    ...(finishedAt && {
      finishedAt: finishedAt.toISOString(),
      keptUntil: new Date(finishedAt.getTime() + EXPORT_KEPT_MS).toISOString(),
      size: files.reduce((sum, { size }) => sum + size, 0),
    }),
  };
}
