import { nextState, type Submitted } from './next-state.js';

const judged = (outcome: 'met' | 'not-yet', level?: number): Submitted => ({
  criteria: [{ criterionId: 'c1', outcome, cites: [], sufficient: true }],
  ...(level !== undefined && { level }),
});
const met = judged('met', 1);
const notYet = judged('not-yet');

it.each<[string, Parameters<typeof nextState>[0], boolean, string]>([
  [
    'one assessor where two are forced never decides',
    [met, undefined, undefined],
    true,
    'second-assessing',
  ],
  [
    'one who finds it not met does not decide there either',
    [notYet, undefined, undefined],
    true,
    'second-assessing',
  ],
  ['two who differ go to a moderator', [met, notYet, undefined], true, 'moderating'],
  [
    'two who differ in the level alone do too',
    [met, judged('met', 2), undefined],
    true,
    'moderating',
  ],
  [
    'two who judged other criteria do too',
    [met, { criteria: [], level: 1 }, undefined],
    true,
    'moderating',
  ],
  ['a fresh judgement goes back to the moderator', [met, notYet, met], true, 'moderating'],
  ['two who agree decide', [met, met, undefined], true, 'decided'],
  ['one alone decides where one is enough', [met, undefined, undefined], false, 'decided'],
])('%s', (_name, turns, forced, state) => {
  expect(nextState(turns, forced)).toBe(state);
});
