import { createHash } from 'node:crypto';

/** SHA-256 of the cells of a row: the same row gives the same digest, whatever the file around it. */
export const digestCells = (cells: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(cells.map((cell) => cell.trim())))
    .digest();
