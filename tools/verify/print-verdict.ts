import type { Verdict } from '#domain/generated/schemas.js';

const headline: Readonly<Record<Verdict['overall'], string>> = {
  verified: 'Verified',
  'verified-with-warnings': 'Verified, with remarks',
  'could-not-verify': 'Could not verify',
  'not-verified': 'Not verified',
};
const marks = { passed: '✓', failed: '✗', 'could-not-check': '?' } as const;

/** A verdict as lines of text: the answer, what the credential says, then every check. */
export function printVerdict(verdict: Verdict): string {
  const { shows } = verdict;
  const says = shows
    ? [
        `  ${shows.title}${shows.levelTitle === undefined ? '' : `, ${shows.levelTitle}`}`,
        `  ${shows.holder ?? 'the holder is not named'}, issued by ${shows.issuer}`,
      ]
    : [];
  const checks = verdict.checks.map(
    (check) =>
      `  ${marks[check.state]} ${check.name.padEnd(10)} ${check.sentence}${check.code === undefined ? '' : ` [${check.code}]`}`,
  );
  return [`${headline[verdict.overall]}. ${verdict.sentence}`, ...says, ...checks].join('\n');
}
