import { releaseCsv } from './release-csv.js';

it('writes a line for each cell, with a share, a band or nothing', () => {
  const base = {
    quarter: '2026-Q4',
    publishedThrough: '2027-01-01T00:00:00.000Z',
    statements: [],
    firms: 40,
    skills: { lines: [], hidden: 0, cut: 0 },
  };
  const cells = [
    { row: 'IT', column: 'all', firms: 30, shares: { ig: 350, ka: 400, cd: 250 } },
    { row: 'ES', column: 'all', firms: 10, bands: { ig: 'low', ka: 'high', cd: 'middle' } },
    { row: 'FR', column: 'all', firms: 15 },
  ] as const;
  const text = releaseCsv({
    ...base,
    tables: [{ rows: 'country', columns: 'none', hidden: 0, cells: [...cells] }],
  });
  expect(text.split('\r\n')).toEqual([
    'table,row,column,firms,share_ig,share_ka,share_cd',
    'none,IT,all,30,350,400,250',
    'none,ES,all,10,low,high,middle',
    'none,FR,all,15,,,',
    '',
  ]);
});
