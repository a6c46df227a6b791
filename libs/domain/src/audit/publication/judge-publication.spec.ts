import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import { judgePublication, membersChanged, nearestRelease } from './judge-publication.js';

interface Case {
  readonly in: {
    readonly firms: number;
    readonly largestShare?: number;
    readonly membersChanged?: number;
  };
  readonly expectedOk: boolean;
}

it.each((goldenSkills().unit as { publishable: Case[] }).publishable)('golden: %j', (given) => {
  expect(judgePublication(given.in).ok).toBe(given.expectedOk);
});

it.each([
  [{ firms: 4 }, 'too-few-firms'],
  [{ firms: NaN }, 'too-few-firms'],
  [{ firms: 5, largestShare: 0.51 }, 'one-firm-dominates'],
  [{ firms: 5, largestShare: NaN }, 'one-firm-dominates'],
  [{ firms: 9, membersChanged: 1 }, 'too-small-a-change'],
  [{ firms: 9, membersChanged: 2 }, 'too-small-a-change'],
  [{ firms: 9, membersChanged: NaN }, 'too-small-a-change'],
])('holds %j back: %s', (facts, reason) => {
  expect(judgePublication(facts)).toEqual({ ok: false, reason });
});

it.each([
  [{ firms: 5 }],
  [{ firms: 5, largestShare: 0.5 }],
  [{ firms: 9, membersChanged: 0 }],
  [{ firms: 9, membersChanged: 3 }],
])('lets %j be shown', (facts) => {
  expect(judgePublication(facts)).toEqual({ ok: true });
});

it('counts the firms that came and those that went', () => {
  expect(membersChanged(['a', 'b', 'c'], ['b', 'c', 'd', 'e'])).toBe(3);
  expect(membersChanged(['a', 'b'], ['b', 'a'])).toBe(0);
});

it('holds a release against the earlier one that it differs from least', () => {
  const ten = [...'abcdefghij'];
  const moved = [...'defghijklm'];
  const now = [...ten, 'k'];
  expect(nearestRelease([moved, ten], now)).toBe(ten);
  expect(nearestRelease([ten, moved], now)).toBe(ten);
  expect(nearestRelease([now, moved], now)).toBe(moved);
  expect(nearestRelease([now], now)).toBeUndefined();
  expect(nearestRelease([], now)).toBeUndefined();
});
