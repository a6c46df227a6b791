import { overlapShare } from './overlap-share.js';

it.each([
  [0, 0, 0, undefined],
  [2, 0, 0, undefined],
  [1, 0, 1, 0],
  [1, 1, 0, 1],
  // one of four said nothing: somebody new
  [4, 2, 1, 0.5],
])('of %i respondents, %i yes and %i no, gives %s', (respondents, yes, no, share) => {
  expect(overlapShare({ respondents, yes, no })).toBe(share);
});
