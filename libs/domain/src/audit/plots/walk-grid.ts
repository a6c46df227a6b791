/** A cell of a grid, counted from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns; at least one of each. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Where a key leads from a cell: arrows to the next one, Home and End to the ends of the row, with
 * Control to the first and last cell; an edge holds. Undefined for a key that does not walk.
 * After the grid pattern of the ARIA Authoring Practices Guide, data grids.
 */
export function walkGrid(
  { row, column }: GridCell,
  key: string,
  { rows, columns }: GridSize,
  withControl = false,
): GridCell | undefined {
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  if (withControl) {
    if (key === 'Home') return { row: 0, column: 0 };
    if (key === 'End') return { row: lastRow, column: lastColumn };
    return undefined;
  }
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    default:
      return undefined;
  }
}
