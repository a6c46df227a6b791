import type { NamedType } from '../../../libs/domain/src/audit/words/name-words.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import type { ObservatoryRelease } from '../../../libs/domain/src/generated/schemas.js';
import { shownLanguage, t } from '../messages.js';
import { countryName } from './figure-words.js';

type Table = ObservatoryRelease['tables'][number];
type Cell = Table['cells'][number];

const LEVELS = [
  ['ig', 'IG'],
  ['ka', 'KA'],
  ['cd', 'CD'],
] as const;

/** One table of a quarter: a line for each cell that may be shown, and how many may not. */
export function CellTable({
  table: { columns, cells, hidden },
  words,
}: {
  readonly table: Table;
  readonly words: ReportWords;
}) {
  const title = t(`observatory.by.${columns}`);
  const crossed = columns !== 'none';
  const { levels } = words.names;
  return (
    <section>
      <h2>{title}</h2>
      {cells.length > 0 && (
        <table class="stacked">
          <caption>{t('observatory.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('observatory.country')}</th>
              {crossed && <th scope="col">{t(`observatory.column.${columns}`)}</th>}
              <th scope="col">{t('observatory.number')}</th>
              {LEVELS.map(([, level]) => (
                <th key={level} scope="col">
                  {levels[level].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={`${cell.row} ${cell.column}`}>
                <th scope="row">{countryName(cell.row)}</th>
                {crossed && (
                  <td data-label={t(`observatory.column.${columns}`)}>
                    {columnName(columns, cell.column, words)}
                  </td>
                )}
                <td data-label={t('observatory.number')}>{cell.firms}</td>
                {LEVELS.map(([share, level]) => (
                  <td key={level} data-label={levels[level].name}>
                    {shareWords(cell, share)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="quiet">{t('observatory.hidden', { hidden })}</p>
    </section>
  );
}

function columnName(columns: Table['columns'], column: string, words: ReportWords): string {
  if (columns === 'nace-section') return t('observatory.section', { section: column });
  return columns === 'cluster-type' ? words.names.types[column as NamedType] : column;
}

/** A share in figures from 25 firms on, below that a band; nothing where the hubs gave none. */
function shareWords({ shares, bands }: Cell, level: (typeof LEVELS)[number][0]): string {
  if (shares)
    return new Intl.NumberFormat(shownLanguage(), { style: 'percent' }).format(
      shares[level] / 1000,
    );
  return bands ? t(`observatory.band.${bands[level]}`) : t('observatory.no-share');
}
