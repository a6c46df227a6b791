import { cursorOf, type PageWanted, type Place } from './read-page.js';

/** A page of a list, and the cursor of the page after it; without one this is the last. */
export interface CutPage<T> {
  readonly items: T[];
  readonly next?: string;
}

/** The page of at most `limit` rows, from rows that were read with one more than that. */
export function cutPage<T>(
  rows: readonly T[],
  { limit }: PageWanted,
  placeOf: (row: T) => Place,
): CutPage<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, next: cursorOf(placeOf(last)) }
    : { items };
}
