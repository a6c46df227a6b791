import type { BulkFault } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

/** Every fault of a file: the row as a spreadsheet counts it, the column, what is needed and what came. */
export function FaultTable({ faults }: { readonly faults: readonly BulkFault[] }) {
  if (faults.length === 0) return null;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={t('bulk.faults')}>
      <table>
        <caption>{t('bulk.faults')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bulk.row')}</th>
            <th scope="col">{t('bulk.column')}</th>
            <th scope="col">{t('bulk.expected')}</th>
            <th scope="col">{t('bulk.got')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, column, code, expected, got }) => (
            <tr key={`${String(row)} ${column} ${code}`}>
              <th scope="row">{row}</th>
              <td>{column}</td>
              <td lang="en">{expected}</td>
              <td>{got}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
