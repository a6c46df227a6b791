import type { Plot } from '../../../libs/domain/src/audit/plots/plot.js';
import { tableCsv } from '../../../libs/domain/src/audit/plots/table-csv.js';
import { saveAs } from '../components/save-as.js';
import { t } from '../messages.js';
import { PlotCells } from './plot-cells.js';
import { PlotDrawing } from './plot-drawing.js';
import { PlotTableView } from './plot-table-view.js';
import { useShownTable } from './use-shown-table.js';

/** A picture with its finding, the same as a table, and as a file. `name` stands in the address. */
export function PlotView({ plot, name }: { readonly plot: Plot; readonly name: string }) {
  const [asTable, toggle] = useShownTable(name);
  const shift = asTable ? t('plot.as-picture') : t('plot.as-table');
  return (
    <figure class="plot" aria-labelledby={`plot-${name}`}>
      <figcaption id={`plot-${name}`}>{plot.title}</figcaption>
      {asTable ? <PlotTableView table={plot.table} /> : <Picture plot={plot} name={name} />}
      <p class="actions no-print">
        <button type="button" class="plain" aria-label={`${shift}: ${plot.title}`} onClick={toggle}>
          {shift}
        </button>
        <button
          type="button"
          class="plain"
          aria-label={`${t('plot.csv')}: ${plot.title}`}
          onClick={() => {
            saveAs(new Blob([tableCsv(plot.table)], { type: 'text/csv' }), `${name}.csv`);
          }}
        >
          {t('plot.csv')}
        </button>
      </p>
    </figure>
  );
}

function Picture({ plot, name }: { readonly plot: Plot; readonly name: string }) {
  const drawing = <PlotDrawing plot={plot} id={name} />;
  if (!plot.grid) return drawing;
  return (
    <PlotCells plot={plot} grid={plot.grid}>
      {drawing}
    </PlotCells>
  );
}
