import type { Figure } from './figures.js';

/**
 * The table of the audit paper (9.4): one line for each figure and cell, with what is missed marked;
 * held against the goals, or against what is `wanted`.
 */
export function formatTable(
  figures: readonly Figure[],
  against: 'goal' | 'wanted' = 'goal',
): string {
  const number = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  const rows = figures.map(({ figure, cell, value, lowest, highest, worlds, goal, ok }) => [
    ...[figure, cell, number(value), `[${number(lowest)}, ${number(highest)}]`, String(worlds)],
    ...[goal ?? '', goal === null ? '' : ok ? 'ok' : against === 'goal' ? 'MISSED' : 'not reached'],
  ]);
  const head = ['figure', 'cell', 'mean', '[min, max]', 'worlds', against, ''];
  const widths = head.map((word, at) =>
    Math.max(word.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((word, at) => word.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
