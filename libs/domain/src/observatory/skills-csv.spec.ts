import { skillsCsv } from './skills-csv.js';

it('writes a line for each figure, with a share, a band or nothing, and no title as a formula', () => {
  const standard = 'https://registry.example/concepts/7k3m9q2x1z/v1.0';
  const text = skillsCsv({
    ...{ quarter: '2026-Q4', publishedThrough: '2027-01-01T00:00:00.000Z' },
    ...{ statements: [], firms: 40, tables: [] },
    skills: {
      lines: [
        {
          ...{ standard, title: '=Stitching, "blind"' },
          figures: { hubs: 10, firms: 40, needed: 200, able: 50, lacking: 750 },
          countries: [
            {
              country: 'IT',
              figures: { hubs: 5, firms: 15, needed: 60, able: 20, band: 'in-between' },
            },
            { country: 'ES', figures: { hubs: 5, firms: 15, needed: 60 } },
          ],
          hidden: 2,
        },
      ],
      local: { hubs: 5, firms: 20, needed: 80, band: 'over-three-quarters' },
      ...{ hidden: 1, cut: 0 },
    },
  });
  const title = `"'=Stitching, ""blind"""`;
  expect(text.split('\r\n')).toEqual([
    'standard,title,country,hubs,firms,needed,able,lacking',
    `${standard},${title},all,10,40,200,50,750`,
    `${standard},${title},IT,5,15,60,20,in-between`,
    `${standard},${title},ES,5,15,60,,`,
    'local,,all,5,20,80,,over-three-quarters',
    '',
  ]);
});
