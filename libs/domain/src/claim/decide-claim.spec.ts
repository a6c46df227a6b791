import { checkGaps } from './check-gaps.js';
import { checkModeration, type ModerationChoice } from './check-moderation.js';
import { appealUntil, checkAppeal, hasLapsed, offerUntil } from './claim-windows.js';
import { documentClaim } from './document-claim.js';
import { phasesOf } from './phases-of.js';
import { planGaps } from './plan-gaps.js';
import { reachLevel } from './reach-level.js';

const text = { en: 'Does it.' };
const criteria = [
  { id: 'c1', level: 1, text, mustObserve: false },
  { id: 'c2', level: 1, text, mustObserve: true },
  { id: 'c3', level: 2, text, mustObserve: false },
] as const;
const decided = new Date('2026-03-01T12:00:00Z');
const later = (days: number, ms = 0) => new Date(decided.getTime() + days * 86_400_000 + ms);
const throwing = (code: string) => expect.objectContaining({ code }) as Error;

it.each<[readonly string[], number | undefined]>([
  [[], undefined],
  [['c1'], undefined],
  [['c3'], undefined],
  [['c1', 'c2'], 1],
  [['c1', 'c2', 'c3'], 2],
])('with %j met the level is %j', (met, level) => {
  expect(reachLevel([1, 2], criteria, new Set(met))).toBe(level);
});

it('plans what is missing and what would show it', () => {
  const judge = (criterionId: string, outcome: 'met' | 'not-yet') => ({
    criterionId,
    outcome,
    cites: [],
    sufficient: false,
    rationale: ' not seen on stiff leather ',
  });
  expect(
    planGaps(
      criteria,
      [judge('c1', 'not-yet'), judge('c2', 'not-yet'), judge('c3', 'met')],
      ['observation', 'witness-statement'],
    ),
  ).toEqual([
    {
      criterionId: 'c1',
      missing: 'not seen on stiff leather',
      wouldShow: ['observation', 'witness-statement'],
    },
    { criterionId: 'c2', missing: 'not seen on stiff leather', wouldShow: ['observation'] },
  ]);
});

it.each<[readonly { criterionId: string; missing: string }[], string]>([
  [[], 'assessment.gap-empty'],
  [[{ criterionId: 'c1', missing: ' ' }], 'assessment.gap-empty'],
  [[{ criterionId: 'c9', missing: 'a photo' }], 'judgement.criterion-unknown'],
])('refuses to ask for %j', (gaps, code) => {
  expect(() => {
    checkGaps(criteria, gaps);
  }).toThrow(throwing(code));
});

it.each<[readonly { evidence: readonly { assess: boolean }[] }[], string]>([
  [[], 'experience.none'],
  [[{ evidence: [] }], 'evidence.none'],
  [[{ evidence: [{ assess: false }] }, { evidence: [] }], 'evidence.consent-missing'],
])('refuses %j as documentation', (experiences, code) => {
  expect(() => {
    documentClaim(experiences);
  }).toThrow(throwing(code));
});

it.each<[ModerationChoice, string, boolean, string]>([
  ['first', ' \n', false, 'moderation.reason-missing'],
  ['order-fresh', 'they differ', true, 'moderation.fresh-used'],
  ['fresh', 'it is clearer', false, 'moderation.fresh-used'],
])('refuses the moderation %s', (choice, reason, freshGiven, code) => {
  expect(() => checkModeration(choice, reason, freshGiven)).toThrow(throwing(code));
});

it.each<[ModerationChoice, boolean, 1 | 2 | 3 | 'order-fresh']>([
  ['first', false, 1],
  ['second', true, 2],
  ['fresh', true, 3],
  ['order-fresh', false, 'order-fresh'],
])('takes the moderation %s', (choice, freshGiven, turn) => {
  expect(checkModeration(choice, 'seen again', freshGiven)).toBe(turn);
});

it('takes an appeal once, to the last moment of 28 days', () => {
  expect(() => {
    checkAppeal(decided, true, later(1));
  }).toThrow(throwing('appeal.already-used'));
  expect(() => {
    checkAppeal(decided, false, later(28, 1));
  }).toThrow(throwing('appeal.window-closed'));
  expect(() => {
    checkAppeal(decided, false, appealUntil(decided));
  }).not.toThrow();
});

it('lets a claim lapse after its window and not before', () => {
  expect(hasLapsed('not-met', decided, later(28))).toBe(false);
  expect(hasLapsed('not-met', decided, later(28, 1))).toBe(true);
  expect(hasLapsed('offered', decided, offerUntil(decided))).toBe(false);
  expect(hasLapsed('offered', decided, later(60, 1))).toBe(true);
  expect(hasLapsed('certified', decided, later(600))).toBe(false);
});

it('tells the phases, also one that came twice and one that was the last', () => {
  const event = (
    command: string,
    to: Parameters<typeof phasesOf>[0][number]['to'],
    day: number,
  ) => ({
    command,
    to,
    at: later(day),
  });
  const short = [
    event('open', 'documented', 0),
    event('assign', 'assessing', 1),
    event('submit', 'offered', 2),
    event('accept', 'certified', 3),
  ];
  expect(phasesOf(short).map(({ phase, by, outcome }) => [phase, by, outcome])).toEqual([
    ['identification', 'candidate', 'identified'],
    ['documentation', 'officer', 'assessing'],
    ['assessment', 'assessor', 'offered'],
    ['certification', 'candidate', 'certified'],
  ]);
  const asked = [
    event('open', 'identified', 0),
    event('document', 'documented', 1),
    event('assign', 'assessing', 2),
    event('ask-more', 'documented', 3),
    event('withdraw', 'withdrawn', 4),
  ];
  expect(
    phasesOf(asked).map(({ phase, startedAt, endedAt }) => [phase, startedAt, endedAt]),
  ).toEqual([
    ['identification', later(0), later(0)],
    ['documentation', later(0), later(2)],
    ['assessment', later(2), later(3)],
    ['documentation', later(3), later(4)],
  ]);
  expect(phasesOf(short.slice(0, 2)).at(-1)?.endedAt).toBeUndefined();
});
