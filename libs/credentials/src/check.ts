import type { Verdict } from '#domain/generated/schemas.js';

import { englishOf, type SentenceKey, SENTENCES } from './sentences.js';
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
  'holder',
  'findings',
];

/** What stands in a sentence; longer values are cut. */
export type Args = Readonly<Record<string, string>>;

/** The check found what it looked for. */
export function passed(name: CheckName, key: SentenceKey, args?: Args): Check {
  return checkOf({ name, state: 'passed', severity: 'none' }, key, args);
}

/** All is well, and yet the reader should know something. `key` is the code when there is no other. */
export function passedWithNote(name: CheckName, code: string, key?: SentenceKey, args?: Args) {
  return coded({ name, state: 'passed', severity: 'warning' }, code, key, args);
}

/** The check found the opposite: the credential is not to be relied upon. */
export function refuted(name: CheckName, code: string, key?: SentenceKey, args?: Args): Check {
  return coded({ name, state: 'failed', severity: 'fatal' }, code, key, args);
}

/** The check failed, and the credential may still be right. */
export function doubtful(name: CheckName, code: string, key?: SentenceKey, args?: Args): Check {
  return coded({ name, state: 'failed', severity: 'warning' }, code, key, args);
}

/** Something was missing to check it: never passed, never failed. */
export function unchecked(name: CheckName, code: string, key?: SentenceKey, args?: Args): Check {
  return coded({ name, state: 'could-not-check', severity: 'warning' }, code, key, args);
}

/** There is nothing of the kind to check. */
export function notApplicable(name: CheckName, key: SentenceKey): Check {
  return { ...passed(name, key), applies: false };
}

/** An earlier check failed in such a way that this one would say nothing. */
export function notRun(name: CheckName): Check {
  return coded(
    { name, state: 'could-not-check', severity: 'none' },
    'not-run',
    'check.not-run',
    undefined,
  );
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

type Found = Pick<Check, 'name' | 'state' | 'severity'>;

function coded(found: Found, code: string, key: SentenceKey | undefined, args?: Args): Check {
  const said = key ?? (isKey(code) ? code : undefined);
  if (said === undefined) throw new Error(`a finding without a sentence: ${code}`);
  const { name, state, severity, ...rest } = checkOf(found, said, args);
  return { name, state, severity, code, ...rest };
}

function checkOf(found: Found, key: SentenceKey, args: Args = {}): Check {
  const short = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, value.slice(0, 300)]),
  );
  const sentence = { key, args: short };
  return { ...found, applies: true, sentence, text: englishOf(sentence) };
}

const isKey = (code: string): code is SentenceKey => Object.hasOwn(SENTENCES, code);
