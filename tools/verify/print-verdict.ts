import type { Verdict } from '#domain/generated/schemas.js';
import type { VerdictWords } from './verdict-words.js';

const headline: Readonly<Record<Verdict['overall'], string>> = {
  verified: 'Verified',
  'verified-with-warnings': 'Verified, with remarks',
  'could-not-verify': 'Could not verify',
  'not-verified': 'Not verified',
};
const marks = { passed: '✓', failed: '✗', 'could-not-check': '?' } as const;
const english: VerdictWords = {
  overall: ({ overall, sentence }) => `${headline[overall]}. ${sentence}`,
  check: ({ text }) => text,
};

/** What stands in a credential must not steer the terminal that shows it. */
const plain = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');

/**
 * A verdict as lines of text: the answer, what the credential says, every check, and what is older than
 * its maker let it become. A check of something that is not there has a dash.
 */
export function printVerdict(verdict: Verdict, words: VerdictWords = english): string {
  const { shows } = verdict;
  const says = shows
    ? [
        `  ${shows.title ?? shows.standard}${shows.levelTitle === undefined ? '' : `, ${shows.levelTitle}`}`,
        `  ${shows.holder ?? 'the holder is not named'}, issued by ${shows.issuer}`,
      ]
    : [];
  const checks = verdict.checks.map(
    (check) =>
      `  ${check.applies ? marks[check.state] : '–'} ${check.name.padEnd(10)} ${words.check(check)}${check.code === undefined ? '' : ` [${check.code}]`}`,
  );
  const old = verdict.sources
    .filter((source) => source.old === true)
    .map(({ part, source, asOf = '' }) => `  old: ${part} of ${asOf} (${source})`);
  return [words.overall(verdict), ...says, ...checks, ...old].map(plain).join('\n');
}
