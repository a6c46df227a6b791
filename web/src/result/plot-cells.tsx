import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Plot, PlotGrid } from '../../../libs/domain/src/audit/plots/plot.js';
import { type GridCell, walkGrid } from '../../../libs/domain/src/audit/plots/walk-grid.js';
import { t } from '../messages.js';

const share = (part: number, whole: number) => `${String((100 * part) / whole)}%`;

/**
 * A picture of cells as a grid to walk through with the arrow keys: one cell is in the order of Tab, and
 * a line below says what the one with the focus shows. After the grid pattern of the ARIA Authoring
 * Practices Guide. The cells lie over the drawing and show nothing themselves; on paper they are not there.
 */
export function PlotCells({
  plot: { width, height, title },
  grid,
  children,
}: {
  readonly plot: Plot;
  readonly grid: PlotGrid;
  /** The drawing. */
  readonly children: ComponentChildren;
}) {
  const [here, setHere] = useState<GridCell>({ row: 0, column: 0 });
  const [said, setSaid] = useState<string>();
  const table = useRef<HTMLDivElement>(null);
  const { columns, rows, corner, cell } = grid;
  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const size = { rows: rows.length, columns: columns.length };
    const to = walkGrid(here, event.key, size, event.ctrlKey);
    if (!to) return;
    event.preventDefault();
    table.current
      ?.querySelectorAll<HTMLElement>('[role=gridcell]')
      .item(to.row * columns.length + to.column)
      .focus();
  };
  return (
    <>
      <div class="plot-cells" style={{ maxWidth: `${String(width)}px` }}>
        {children}
        <div role="grid" aria-label={title} aria-readonly="true" ref={table} onKeyDown={walk}>
          <div role="row">
            <Hidden role="columnheader" />
            {columns.map((name, column) => (
              <Hidden key={column} role="columnheader" text={name} />
            ))}
          </div>
          {rows.map(({ name, cells }, row) => (
            <div key={row} role="row">
              <Hidden role="rowheader" text={name} />
              {cells.map((text, column) => (
                <div
                  key={column}
                  role="gridcell"
                  aria-label={text}
                  tabIndex={here.row === row && here.column === column ? 0 : -1}
                  onFocus={() => {
                    setHere({ row, column });
                    setSaid(`${name}, ${columns[column] ?? ''}: ${text}`);
                  }}
                  style={{
                    left: share(corner[0] + column * cell.width, width),
                    top: share(corner[1] + row * cell.height, height),
                    width: share(cell.width, width),
                    height: share(cell.height, height),
                  }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <p class="plot-cell-said quiet no-print" role="status">
        {said ?? t('plot.walk')}
      </p>
    </>
  );
}

/** A heading that the drawing shows, for those who do not see it. */
const Hidden = ({
  role,
  text = '',
}: {
  readonly role: 'columnheader' | 'rowheader';
  readonly text?: string;
}) => (
  <div role={role} class="visually-hidden">
    {text}
  </div>
);
