import type { Answers } from '../audit-input.js';
import { itemsOf } from '../instrument/items-of.js';
import { answersBy } from '../testing/golden-cases.js';
import { judgeResponse } from './judge-response.js';

const items = itemsOf('full');
const judge = (answers: Answers) => judgeResponse({ id: 'r1', answers }, items);
const careful = answersBy((place) => (place * 7) % 5);

it('takes careful answers', () => {
  expect(judge(careful)).toMatchObject({ respondent: 'r1', answered: 1, used: true });
});

it('leaves out whoever answered fewer than half of what was asked', () => {
  const sparse = answersBy(() => 2);
  const entries = Object.entries(sparse).map(([id, code], place) => [id, place < 31 ? 'DK' : code]);
  expect(judge(Object.fromEntries(entries) as Answers)).toMatchObject({
    answered: 29 / 60,
    flag: 'too-few-answers',
    used: false,
  });
  expect(judge({})).toMatchObject({ answered: 0, flag: 'too-few-answers', used: false });
});

it('leaves out a straight line of 20 answers, not one of 19, nor one without turned items', () => {
  const line = (ids: readonly string[]) => judge(Object.fromEntries(ids.map((id) => [id, 3])));
  const turned = items.filter(({ direction }) => direction < 0).map(({ id }) => id);
  const along = items.filter(({ direction }) => direction > 0).map(({ id }) => id);
  const long = line([...along.slice(0, 16), ...turned.slice(0, 4)]);
  expect(long).toMatchObject({ flag: 'straight-line', used: false, longestRun: 20, deviation: 0 });
  expect(line([...along.slice(0, 15), ...turned.slice(0, 4)]).flag).toBeNull();
  expect(line(along.slice(0, 24)).flag).toBeNull();
});

it('leaves out one and the same code throughout from one turned item on, if it is quite the same', () => {
  const turned = items.filter(({ direction }) => direction < 0).map(({ id }) => id);
  const along = items.filter(({ direction }) => direction > 0).map(({ id }) => id);
  const line = (last: number) => {
    const ids = [...along.slice(0, 20), ...turned.slice(0, 1)];
    return judge(Object.fromEntries(ids.map((id, i) => [id, i === 0 ? last : 3])) as Answers);
  };
  expect(line(3)).toMatchObject({ flag: 'straight-line', used: false });
  expect(line(4).flag).toBeNull();
});

it('tells of somebody who says yes and no to the same, but lets the answers count', () => {
  const torn = answersBy((place) => (place < 24 ? place % 5 : 4));
  expect(judge(torn)).toMatchObject({ inconsistency: 1, flag: 'inconsistent', used: true });
});
