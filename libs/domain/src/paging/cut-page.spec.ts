import { cutPage } from './cut-page.js';
import { readPage } from './read-page.js';

const ids = Array.from(
  { length: 7 },
  (_, n) => `01890000-0000-7000-8000-${String(9 - n).padStart(12, '0')}`,
);
/** Two on a day, the newest first. */
const all = ids.map((id, n) => ({ id, day: `2026-11-${String(20 - Math.floor(n / 2))}` }));
const placeOf = ({ id, day }: (typeof all)[number]) => ({ key: day, id });

/** What a store answers: one row more than is asked for. */
function rowsAfter(wanted: ReturnType<typeof readPage>) {
  const { after } = wanted;
  const rest = all.filter(
    ({ id, day }) => !after || day < after.key || (day === after.key && id < after.id),
  );
  return rest.slice(0, wanted.limit + 1);
}

it.each([1, 2, 3, 6, 7, 8])('gives all, once and in order, in pages of %d', (limit) => {
  const seen: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const wanted = readPage(
      { limit: String(limit), ...(after !== undefined && { after }) },
      'uuid',
    );
    const page = cutPage(rowsAfter(wanted), wanted, placeOf);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after !== undefined);
  expect(seen).toEqual(ids);
  // No empty page at the end to find out that there is none.
  expect(pages).toBe(Math.ceil(all.length / limit));
});

it('of nothing is empty and the last', () => {
  expect(cutPage([], { limit: 3 }, placeOf)).toEqual({ items: [] });
});
