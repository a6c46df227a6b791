import type { DomainError } from '../core/domain-error.js';
import { cursorOf, readPage } from './read-page.js';

/** How a query is refused. */
function refused(query: Readonly<Record<string, unknown>>, form: 'uuid' | 'number' = 'uuid') {
  try {
    return readPage(query, form);
  } catch (error) {
    const { code, refusal } = error as DomainError;
    return { code, got: refusal.got };
  }
}

const ID = '01890000-0000-7000-8000-000000000001';

it.each([
  [{}, 50],
  [{ limit: '1' }, 1],
  [{ limit: '200' }, 200],
  [{ limit: '020' }, 20],
])('takes %j for %d at most', (query, limit) => {
  expect(readPage(query, 'uuid')).toEqual({ limit });
});

it.each(['0', '201', '-1', '1.5', '1e2', '', ' 5', '9999', 5, ['5', '6'], { a: '5' }, null])(
  'refuses the limit %j',
  (limit) => {
    expect(refused({ limit })).toMatchObject({ code: 'page.limit-unfit' });
  },
);

it.each([
  [{ key: '2026-11-29', id: ID }, 'uuid'],
  [{ key: '2024-02-29', id: ID }, 'uuid'],
  [{ key: '2026-11-29T03:30:00.123Z', id: ID }, 'uuid'],
  [{ key: '2026-11-29', id: '17' }, 'number'],
] as const)('reads the place %j from its cursor', (after, form) => {
  expect(readPage({ after: cursorOf(after) }, form)).toEqual({ limit: 50, after });
});

it.each([
  ['', 'uuid'],
  ['x', 'uuid'],
  [`2026-11-29~${ID}~`, 'uuid'],
  [`2026-02-30~${ID}`, 'uuid'],
  [`2026-13-01~${ID}`, 'uuid'],
  [`0000-01-01~${ID}`, 'uuid'],
  [`2026-11-29T24:00:00Z~${ID}`, 'uuid'],
  [`2026-11-29T03:61:00Z~${ID}`, 'uuid'],
  [`infinity~${ID}`, 'uuid'],
  [`2026-11-29~${ID.toUpperCase().replace('0', 'A')}`, 'uuid'],
  ['2026-11-29~17', 'uuid'],
  [`2026-11-29~${ID}`, 'number'],
  ['2026-11-29~0', 'number'],
  ['2026-11-29~9999999999999999999', 'number'],
  [[`2026-11-29~${ID}`, 'x'], 'uuid'],
  [{ key: '2026-11-29' }, 'uuid'],
] as const)('refuses the cursor %j of a list by %s', (after, form) => {
  expect(refused({ after }, form)).toMatchObject({ code: 'page.cursor-unknown' });
});

it('shows no more of a refused cursor than tells the slip', () => {
  expect(refused({ after: 'x'.repeat(10_000) })).toEqual({
    code: 'page.cursor-unknown',
    got: `"${'x'.repeat(69)}`,
  });
});
