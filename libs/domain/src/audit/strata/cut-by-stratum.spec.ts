import type { AnswerCode, Answers, Respondent, Stratum } from '../audit-input.js';
import { instrument } from '../instrument/instrument.js';
import { cutByStratum, safeToShow } from './cut-by-stratum.js';

/** Somebody whose answers go round the scale, shifted, so that they count. */
function somebody(id: number, stratum: Stratum, leftOut: RegExp = /^$/): Respondent {
  const answers: Answers = Object.fromEntries(
    instrument.firmItems.map((item, at) => [
      item.id,
      leftOut.test(item.id) ? 'DK' : (((at + id) % 5) as AnswerCode),
    ]),
  );
  return { id: `r${String(id)}`, stratum, answers };
}

const cut = (respondents: readonly Respondent[]) =>
  cutByStratum({ heads: 40, exposureMonths: 0, indicators: [], respondents });

it.each<[string, readonly (readonly [string, number])[], number, readonly string[]]>([
  ['nothing of two people', [['owner', 2]], 2, []],
  ['three people who are all', [['owner', 3]], 3, ['owner']],
  [
    'nothing that leaves one person alone',
    [
      ['owner', 1],
      ['employee', 4],
    ],
    5,
    [],
  ],
  [
    'nothing that leaves two people',
    [
      ['owner', 2],
      ['employee', 4],
    ],
    6,
    [],
  ],
  [
    'what leaves three',
    [
      ['owner', 3],
      ['employee', 4],
    ],
    7,
    ['employee', 'owner'],
  ],
  [
    'what leaves three of several kinds',
    [
      ['owner', 1],
      ['supervisor', 2],
      ['employee', 4],
    ],
    7,
    ['employee'],
  ],
  [
    'less, until enough are left',
    [
      ['owner', 1],
      ['supervisor', 3],
      ['employee', 4],
    ],
    8,
    ['employee'],
  ],
  ['nothing of nobody', [], 0, []],
])('shows %s', (_, parts, total, shown) => {
  expect([...safeToShow(parts, total)].sort()).toEqual([...shown].sort());
});

it('gives the means of three employees beside three owners', () => {
  const found = cut([1, 2, 3].flatMap((n) => [somebody(n, 'owner'), somebody(n + 10, 'employee')]));
  expect(found.map(({ stratum, people }) => [stratum, people])).toEqual([
    ['employee', 3],
    ['owner', 3],
  ]);
  for (const { means } of found) expect(Object.keys(means)).toEqual(['IG', 'KA', 'CD', 'SEC']);
});

it('leaves a construct out where one person answered it, though all of them answered the rest', () => {
  const owners = [somebody(1, 'owner'), somebody(2, 'owner', /^SEC/), somebody(3, 'owner', /^SEC/)];
  const found = cut([...owners, ...[11, 12, 13].map((n) => somebody(n, 'employee'))]);
  for (const { means } of found) expect(Object.keys(means)).toEqual(['IG', 'KA', 'CD']);
});

it('says nothing of a firm of which one owner and two employees answered', () => {
  expect(cut([somebody(1, 'owner'), somebody(2, 'employee'), somebody(3, 'employee')])).toEqual([]);
});
