import type { ObservatoryRelease } from '../generated/schemas.js';

const LEVELS = ['ig', 'ka', 'cd'] as const;
const HEAD = 'table,row,column,firms,share_ig,share_ka,share_cd';

/**
 * The cells of a release, one a line (RFC 4180). Shares are per mille, or a band in words below 25
 * firms; every value is a code or a number, so that nothing needs quotes.
 */
export function releaseCsv({ tables }: ObservatoryRelease): string {
  const lines = tables.flatMap(({ columns, cells }) =>
    cells.map(({ row, column, firms, shares, bands }) =>
      [
        ...[columns, row, column, firms],
        ...LEVELS.map((level) => shares?.[level] ?? bands?.[level] ?? ''),
      ].join(','),
    ),
  );
  return [HEAD, ...lines, ''].join('\r\n');
}
