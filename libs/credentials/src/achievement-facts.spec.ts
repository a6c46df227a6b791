import { EUROPEAN, LOCAL } from '../../../test/support/credentials.js';
import { achievementFacts } from './achievement-facts.js';

it.each([
  [{}],
  [{ achievement: [] }],
  [{ achievement: { name: 'Turning' } }],
  [{ achievement: 'turning' }],
  [{ achievement: [LOCAL, { id: 'x' }] }],
  [{ achievement: `https://x.example/${'x'.repeat(500)}` }],
])('refuses %j', (subject) => {
  expect(() => achievementFacts(subject)).toThrow('credential.malformed');
});

it.each([
  [
    'an address alone',
    { achievement: LOCAL },
    { standard: LOCAL, otherStandards: [], alignments: [] },
  ],
  [
    'brackets around one',
    { achievement: [{ id: LOCAL, name: 'Turning' }] },
    { standard: LOCAL, otherStandards: [], name: 'Turning', alignments: [] },
  ],
  [
    'several, all of which count',
    { achievement: [LOCAL, { id: EUROPEAN }] },
    { standard: LOCAL, otherStandards: [EUROPEAN], alignments: [] },
  ],
  [
    'a level without a description of it',
    { achievement: { id: LOCAL }, result: { achievedLevel: `${LOCAL}#level-2` } },
    { standard: LOCAL, otherStandards: [], level: 2, alignments: [] },
  ],
])('reads %s', (_, subject, facts) => {
  expect(achievementFacts(subject)).toEqual(facts);
});
