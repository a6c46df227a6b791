import { tableCsv } from '../audit/plots/table-csv.js';
import type { ObservatoryRelease, SkillFigures } from '../generated/schemas.js';

const COLUMNS = ['standard', 'title', 'country', 'hubs', 'firms', 'needed', 'able', 'lacking'];

/**
 * The skills of a release, one figure a line (RFC 4180): `all` for the sum of all countries, `local`
 * for local standards without a mapping. Lacking is per mille of the needed, or a band in words, or
 * empty where it may not be told.
 */
export function skillsCsv({ skills: { lines, local } }: ObservatoryRelease): string {
  const row = (standard: string, title: string, country: string, figures: SkillFigures) => [
    ...[standard, title, country].map((text) => ({ text })),
    ...[figures.hubs, figures.firms, figures.needed].map(numberOf),
    figures.able === undefined ? { text: '' } : numberOf(figures.able),
    figures.lacking === undefined ? { text: figures.band ?? '' } : numberOf(figures.lacking),
  ];
  const rows = lines.flatMap(({ standard, title, figures, countries }) => [
    row(standard, title, 'all', figures),
    ...countries.map((one) => row(standard, title, one.country, one.figures)),
  ]);
  return tableCsv({
    caption: '',
    columns: COLUMNS,
    rows: [...rows, ...(local ? [row('local', '', 'all', local)] : [])],
  });
}

const numberOf = (value: number) => ({ text: String(value), value });
