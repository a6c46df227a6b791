import type { NewEndorsementStatement } from '#domain/generated/schemas.js';

/** A statement as a text that assessors read. Lines of the witness cannot pose as ours: they are set in. */
export function writeStatement(
  tasks: readonly string[],
  { witness, relation, period, answers, text }: NewEndorsementStatement,
): string {
  return [
    `Witness: ${oneLine(witness)}`,
    `Knows the candidate as: ${oneLine(relation)}`,
    `Time: ${period.from} to ${period.to ?? 'today'}`,
    'Seen:',
    ...tasks.map((task, i) => `- ${oneLine(task)}: ${String(answers[i])}`),
    ...(text === undefined ? [] : ['In the own words of the witness:', setIn(text)]),
    '',
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
const setIn = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `    ${line}`)
    .join('\n');
