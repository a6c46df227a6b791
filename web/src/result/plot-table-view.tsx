import type { PlotTable } from '../../../libs/domain/src/audit/plots/plot.js';

/** The data of a plot; on a narrow page each row is a block. */
export function PlotTableView({
  table: { caption, columns, rows },
}: {
  readonly table: PlotTable;
}) {
  return (
    <table class="stacked">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([heading, ...cells], row) => (
          <tr key={row}>
            <th scope="row">{heading?.text}</th>
            {cells.map(({ text }, at) => (
              <td key={at} data-label={columns[at + 1]}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
