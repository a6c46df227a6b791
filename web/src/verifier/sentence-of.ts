import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import en from '../../messages/en.json';
import { type MessageKey, t } from '../messages.js';
import { moment } from '../words.js';

type Check = Verdict['checks'][number];

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Instants in the reader's words; everything else as it is. */
const readable = (args: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      INSTANT.test(value) ? moment(value) : value,
    ]),
  );

/** What a check found, in the reader's language; a finding newer than this page is in English. */
export function sentenceOf({ sentence: { key, args }, text }: Check): string {
  const message = `check.says.${key}`;
  return Object.hasOwn(en, message) ? t(message as MessageKey, readable(args)) : text;
}

/** The answer with the finding that decided. */
export function answerOf({ overall, because, checks }: Verdict): string {
  const decided = checks.find(({ name }) => name === because);
  const answer = t(`verdict.says.${overall}`);
  return decided ? `${answer} ${sentenceOf(decided)}` : answer;
}
