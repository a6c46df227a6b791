import { DomainError } from '../../core/domain-error.js';
import type { Answers } from '../audit-input.js';

/** Codes that say something; left open is none. */
const isGiven = (code: Answers[string] | undefined): boolean => code !== undefined && code !== null;

/** Refuses `audit-answer.item-unknown` an answer to an item that is not one of `asked` (ids). */
export function checkAnswers(answers: Answers, asked: readonly string[]): void {
  const known = new Set(asked);
  const issues = Object.keys(answers)
    .filter((item) => !known.has(item))
    .map((item) => ({
      path: `/answers/${item}`,
      message: 'is not asked in this form',
      expected: 'an item of the form',
      got: item,
    }));
  if (issues.length > 0) throw new DomainError('audit-answer.item-unknown', { issues });
}

/** The answers to everything that was asked: what has no answer was asked and left open. */
export const completeAnswers = (given: Answers, asked: readonly string[]): Answers =>
  Object.fromEntries(asked.map((item) => [item, given[item] ?? null]));

/** How many items have an answer; that somebody does not know or does not want to say is one. */
export const countAnswered = (answers: Answers): number =>
  Object.values(answers).filter(isGiven).length;
