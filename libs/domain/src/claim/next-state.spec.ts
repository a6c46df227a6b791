import { nextState, type Submitted } from './next-state.js';

const met = { tie: 'none', outcome: 'met' } as const;
const notMet = { tie: 'none', outcome: 'not-met' } as const;
const tiedMet = { tie: 'line-manager', outcome: 'met' } as const;

it.each<[string, [Submitted, Submitted?], string]>([
  ['a tied assessor alone never decides', [tiedMet], 'second-assessing'],
  ['two who disagree go to a moderator', [tiedMet, notMet], 'moderating'],
  ['two who agree decide', [tiedMet, met], 'offered'],
  ['an independent assessor finds it met', [met], 'offered'],
  ['an independent assessor finds it not met', [notMet], 'not-met'],
])('%s', (_name, submitted, state) => {
  expect(nextState(submitted)).toBe(state);
});
