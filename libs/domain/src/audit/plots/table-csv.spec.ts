import { tableCsv } from './table-csv.js';

it('writes numbers as they are, and texts so that nothing runs', () => {
  const csv = tableCsv({
    caption: 'x',
    columns: ['Name', '90 % interval'],
    rows: [
      [{ text: '=HYPERLINK("http://evil")' }, { text: '31 %', value: 0.314754 }],
      [{ text: 'a, "b"\nc' }, { text: '-', value: -0.5 }],
    ],
  });
  expect(csv).toBe(
    'Name,90 % interval\r\n"\'=HYPERLINK(""http://evil"")",0.314754\r\n"a, ""b""\nc",-0.5\r\n',
  );
});
