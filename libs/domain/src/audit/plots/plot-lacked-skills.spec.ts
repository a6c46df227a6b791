import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { type LackedSkill, plotLackedSkills } from './plot-lacked-skills.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const words = wordsIn('en', en);
const plotOf = (skills: readonly LackedSkill[]) =>
  plotLackedSkills(
    {
      ...{ title: 'Lacked', finding: 'Two skills are lacked.', untold: 'not told', skills },
      columns: ['Skill', 'Needed', 'Able', 'Lacking'],
    },
    words,
  );
const skill: LackedSkill = { name: 'Stitching', needed: 1200, able: 300, lacking: '75%' };
const barsOf = (skills: readonly LackedSkill[]) =>
  plotOf(skills).marks.flatMap((mark) =>
    mark.kind === 'path' && mark.closed
      ? [{ width: (mark.points[1]?.[0] ?? 0) - (mark.points[0]?.[0] ?? 0), ...mark }]
      : [],
  );

it('draws needed and able on one scale', () => {
  const bars = barsOf([skill, { ...skill, needed: 600, able: 150 }]);
  expect(bars.map(({ width }) => width)).toEqual([352, 88, 176, 44]);
  expect(bars.map(({ fill }) => fill)).toEqual([undefined, 'accent', undefined, 'accent']);
});

it('dashes the bar and fills nothing where able is not told', () => {
  const bars = barsOf([{ ...skill, able: null }]);
  expect(bars.map(({ fill, dash }) => [fill, dash])).toEqual([[undefined, [4, 3]]]);
});

it('has every skill in its table, the first twelve as bars, and no number beside it', () => {
  const many = Array.from({ length: 15 }, (_, n) => ({
    ...skill,
    name: 'Setting the machine that sews the welt to the upper of a heavy boot',
    needed: 1200 - 5 * n,
  }));
  const plot = plotOf(many);
  expect([plot.table.rows.length, barsOf(many).length]).toEqual([15, 24]);
  expect([numbersNotInTable(plot), marksOutside(plot)]).toEqual([[], []]);
  expect(plot.table.rows[0]?.map(({ text }) => text).slice(1)).toEqual(['1,200', '300', '75%']);
});

it('draws nothing beyond its frame when nothing is lacked', () => {
  const plot = plotOf([]);
  expect([plot.table.rows, marksOutside(plot)]).toEqual([[], []]);
});
