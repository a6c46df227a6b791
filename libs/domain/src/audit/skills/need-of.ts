import { DomainError } from '../../core/domain-error.js';

/** How many of those who have a role must be able to do it (audit paper, 4.1). */
export type NeedRule = 'all' | `min:${number}` | `share:${number}`;

/** Products such as 0.1 * 30 lie a hair above a whole number and must not cost a person. */
const HAIR = 1e-9;

/**
 * How many people must be able to do something, in whole people rounded up: `all` who have the role,
 * `min:2` at least two of them however few have it, `share:0.5` half of them. Refuses another rule,
 * a share beyond 0 to 1, and a headcount that is no number or negative.
 */
export function needOf(rule: string, heads: number): number {
  const refuse = (expected: string, got: string) =>
    new DomainError('audit.figure-refused', { expected, got });
  if (!Number.isFinite(heads) || heads < 0) throw refuse('a headcount of 0 or more', String(heads));
  if (rule === 'all') return wholePeople(heads);
  const least = /^min:(\d{1,4})$/.exec(rule)?.[1];
  if (least !== undefined) return Number(least);
  const share = Number(/^share:(\d(?:\.\d{1,6})?)$/.exec(rule)?.[1]);
  if (!(share >= 0 && share <= 1)) throw refuse('all, min:m or share:x with x from 0 to 1', rule);
  return wholePeople(share * heads);
}

const wholePeople = (people: number): number => Math.max(0, Math.ceil(people - HAIR));
