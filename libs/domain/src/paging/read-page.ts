import { DomainError } from '../core/domain-error.js';

/** A place in an ordered list: what it is ordered by, and the id that tells equal ones apart. */
export interface Place {
  /** A day, `2026-11-29`, or an instant in UTC. */
  readonly key: string;
  readonly id: string;
}

/** A part of a list: so many at most, and only what comes after a place. */
export interface PageWanted {
  readonly limit: number;
  readonly after?: Place;
}

/** What tells equal ones apart in a list. */
export type IdForm = 'uuid' | 'number';

/** As much as somebody reads at a time, and as much as one answer may hold. */
export const PAGE_SIZE = { usual: 50, most: 200 } as const;

const KEY = /^(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?$/;
const ID: Readonly<Record<IdForm, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  number: /^[1-9]\d{0,17}$/,
};

/** A little longer than what is expected, so that a slip can be seen. */
const SHOWN = 70;

/**
 * The part of a list that `limit` (1 to 200, 50 without it) and `after` (the `next` of the page before)
 * ask for. Refuses `page.limit-unfit` and `page.cursor-unknown`.
 */
export function readPage(query: Readonly<Record<string, unknown>>, form: IdForm): PageWanted {
  const limit = query.limit === undefined ? PAGE_SIZE.usual : limitOf(query.limit);
  return query.after === undefined ? { limit } : { limit, after: placeOf(query.after, form) };
}

/** A place as a cursor: nobody but readPage needs to read it. */
export const cursorOf = ({ key, id }: Place): string => `${key}~${id}`;

function limitOf(value: unknown): number {
  const limit = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= PAGE_SIZE.most) return limit;
  throw new DomainError('page.limit-unfit', {
    expected: `a whole number from 1 to ${String(PAGE_SIZE.most)}`,
    got: shown(value),
  });
}

function placeOf(value: unknown, form: IdForm): Place {
  const [key = '', id = '', ...more] = typeof value === 'string' ? value.split('~') : [];
  if (more.length > 0 || !isMoment(key) || !ID[form].test(id))
    throw new DomainError('page.cursor-unknown', {
      expected: 'the `next` of the page before',
      got: shown(value),
    });
  return { key, id };
}

/** A day or an instant that exists: 30 February does not. */
function isMoment(key: string): boolean {
  if (!KEY.test(key)) return false;
  const at = Date.parse(key);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(key.slice(0, 10));
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, SHOWN);
