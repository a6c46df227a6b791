import { readCsvFile } from './read-csv-file.js';
import { writeCsv } from './write-csv.js';

it.each(['=1+1', '+1', '-1', '@sum', '\tx', '=cmd|"/c calc"!A1'])(
  'defuses the formula %j',
  (cell) => {
    const { rows } = readCsvFile('f', writeCsv([['a'], [cell]]), ['a']);
    expect(rows[0]?.values[0]).toBe(`'${cell}`);
  },
);

it.each(['plain', 'a, b', 'say "no"', 'two\nlines', 'Łódź; Ω', ''])('keeps %j', (cell) => {
  const { rows } = readCsvFile(
    'f',
    writeCsv([
      ['a', 'b'],
      [cell, 'x'],
    ]),
    ['a', 'b'],
  );
  expect(rows).toEqual([{ row: 2, values: [cell, 'x'] }]);
});
