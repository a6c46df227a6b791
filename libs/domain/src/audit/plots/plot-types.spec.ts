import { en } from '../words/en.js';
import { wordsIn } from '../words/words-in.js';
import { FIRM_TYPES, plotTypes } from './plot-types.js';
import { marksOutside, numbersNotInTable } from './testing/numbers-of.js';

const posterior = {
  CRISIS_DRIVEN: 0.2,
  ENDOGENOUS: 0.05,
  EXOGENOUS: 0.01,
  EMBEDDED_INFORMATION: 0.7,
  EMBEDDED_COMPETENCE: 0.03,
  NONE: 0.01,
};
const plot = plotTypes(
  {
    posterior,
    top: 'EMBEDDED_INFORMATION',
    rival: 'CRISIS_DRIVEN',
    outcome: 'EMBEDDED_INFORMATION',
  },
  'x',
  FIRM_TYPES,
  wordsIn('en', en),
);

it('keeps the order of the research, whatever is likelier', () => {
  expect(plot.table.rows.map(([name, p, remark]) => [name?.text, p?.value, remark?.text])).toEqual([
    ['Crisis-driven', 0.2, 'runner-up'],
    ['Learning in-house', 0.05, ''],
    ['Learning from outside', 0.01, ''],
    ['Embedded, information-centred', 0.7, 'likeliest'],
    ['Embedded, competence-centred', 0.03, ''],
    ['None of these', 0.01, ''],
  ]);
});

it('draws each bar as long as it is likely', () => {
  const bars = plot.marks.flatMap((mark) =>
    mark.kind === 'path' && mark.fill
      ? [(mark.points[1]?.[0] ?? 0) - (mark.points[0]?.[0] ?? 0)]
      : [],
  );
  const wanted = Object.values(posterior).map((p) => 292 * p);
  expect(bars).toHaveLength(wanted.length);
  bars.forEach((bar, at) => {
    expect(bar).toBeCloseTo(wanted[at] ?? 0, 9);
  });
});

it('is no traffic light: what is neither likeliest nor runner-up is quiet, all others are alike', () => {
  const fills = plot.marks.flatMap((mark) =>
    mark.kind === 'path' && mark.fill ? [mark.fill] : [],
  );
  expect(fills).toEqual(['accent', 'quiet', 'quiet', 'accent', 'quiet', 'quiet']);
});

it('writes no number that its table has not, and stays inside', () => {
  expect(numbersNotInTable(plot)).toEqual([]);
  expect(marksOutside(plot)).toEqual([]);
});
