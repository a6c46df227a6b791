import type { Verdict } from '#domain/generated/schemas.js';

import type { Fetched } from './verification-sources.js';

/** One line of a verdict. */
export type Check = Verdict['checks'][number];
/** The name of a check. */
export type CheckName = Check['name'];

/** The order of every verdict (docs/design/credentials.md 9). */
export const CHECK_NAMES: readonly CheckName[] = [
  'format',
  'signature',
  'key',
  'ledger',
  'witnesses',
  'authorised',
  'standard',
  'mapping',
  'dates',
  'status',
];

/** The check found what it looked for. */
export function passed(name: CheckName, sentence: string): Check {
  return { name, state: 'passed', severity: 'none', sentence };
}

/** All is well, and yet the reader should know something. */
export function passedWithNote(name: CheckName, code: string, sentence: string): Check {
  return { name, state: 'passed', severity: 'warning', code, sentence };
}

/** The check found the opposite: the credential is not to be relied upon. */
export function refuted(name: CheckName, code: string, sentence: string): Check {
  return { name, state: 'failed', severity: 'fatal', code, sentence };
}

/** The check failed, and the credential may still be right. */
export function doubtful(name: CheckName, code: string, sentence: string): Check {
  return { name, state: 'failed', severity: 'warning', code, sentence };
}

/** Something was missing to check it: never passed, never failed. */
export function unchecked(name: CheckName, code: string, sentence: string): Check {
  return { name, state: 'could-not-check', severity: 'warning', code, sentence };
}

/** An earlier check failed in such a way that this one would say nothing. */
export function notRun(name: CheckName): Check {
  return {
    name,
    state: 'could-not-check',
    severity: 'none',
    code: 'check.not-run',
    sentence: 'This was not checked, because an earlier check did not pass.',
  };
}

/** The check with where the answer came from and of when it is. */
export function from(check: Check, fetched: Fetched<unknown>): Check {
  const source = fetched.source.slice(0, 500);
  return {
    ...check,
    ...(source === '' ? {} : { source }),
    ...(fetched.state === 'found' ? { asOf: fetched.asOf.toISOString() } : {}),
  };
}
