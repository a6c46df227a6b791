import { countReviewed, type ReviewedPost } from './count-reviewed.js';

const at = new Date('2026-11-28T12:00:00Z');
const post = (people: number, holders: readonly string[], reviewed?: string): ReviewedPost => ({
  people,
  holders,
  ...(reviewed !== undefined && { reviewedAt: new Date(reviewed) }),
});

describe('people in posts that were reviewed', () => {
  it.each([
    ['never', undefined, 0],
    ['a day too early', '2025-05-27T12:00:00Z', 0],
    ['18 months ago', '2025-05-28T12:00:00Z', 3],
    ['today', '2026-11-28T12:00:00Z', 3],
  ])('%s', (_, reviewed, expected) => {
    expect(countReviewed([post(3, [], reviewed)], at)).toBe(expected);
  });

  it('count once in several posts, where they were named', () => {
    const today = '2026-11-28T00:00:00Z';
    const posts = [post(2, ['ada', 'bea'], today), post(4, ['ada'], today), post(5, ['caro'])];
    expect(countReviewed(posts, at)).toBe(2 + 3);
  });
});
