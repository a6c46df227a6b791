import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Verdict } from '#domain/generated/schemas.js';

type Check = Verdict['checks'][number];

/** The words of a verdict in one language. */
export interface VerdictWords {
  overall(verdict: Verdict): string;
  check(check: Check): string;
}

/** The program is run as it is written, and from where it was built to. */
const FOLDERS = ['../../web/messages', '../../../web/messages'].map((path) =>
  join(import.meta.dirname, path),
);

/** The words of the screens in a language such as `it`; undefined when there are none. */
export function verdictWords(language: string): VerdictWords | undefined {
  if (!/^[a-z]{2}$/.test(language)) return undefined;
  const file = FOLDERS.map((folder) => join(folder, `${language}.json`)).find(existsSync);
  if (file === undefined) return undefined;
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const say = (key: string, args: Readonly<Record<string, string>>, otherwise: string): string => {
    const message = messages[key];
    return message === undefined
      ? otherwise
      : String(new IntlMessageFormat(message, language).format(args));
  };
  const check = ({ sentence: { key, args }, text }: Check) => say(`check.says.${key}`, args, text);
  return {
    check,
    overall: (verdict) => {
      const because = verdict.checks.find(({ name }) => name === verdict.because);
      return [
        say(`verdict.says.${verdict.overall}`, {}, verdict.sentence),
        ...(because ? [check(because)] : []),
      ].join(' ');
    },
  };
}
