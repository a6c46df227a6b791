import type { Verdict } from '#domain/generated/schemas.js';

import { type Check, CHECK_NAMES, notRun } from './check.js';

/** Without these a verdict cannot say yes, however good the rest (docs/design/credentials.md 9). */
const INDISPENSABLE: ReadonlySet<string> = new Set([
  'format',
  'signature',
  'authorised',
  'status',
  'holder',
]);

const SENTENCES: Readonly<Record<Verdict['overall'], string>> = {
  verified: 'This credential is genuine and in force.',
  'verified-with-warnings': 'This credential is genuine. Read the remarks before you rely on it.',
  'not-verified': 'Do not rely on this credential.',
  'could-not-verify': 'Whether this credential can be relied upon could not be found out.',
};

/**
 * The verdict over some checks: checks that are missing were not run; the order is always the same.
 * The sentence names the first finding that decided.
 */
export function composeVerdict(
  found: readonly Check[],
  now: Date,
  { shows, digest, sources = [] }: Partial<Pick<Verdict, 'shows' | 'digest' | 'sources'>> = {},
): Verdict {
  const checks = CHECK_NAMES.map(
    (name) => found.find((check) => check.name === name) ?? notRun(name),
  );
  const { overall, because } = decide(checks);
  return {
    overall,
    sentence: [SENTENCES[overall], ...(because === undefined ? [] : [because.text])]
      .join(' ')
      .slice(0, 500),
    ...(because === undefined ? {} : { because: because.name }),
    checkedAt: now.toISOString(),
    ...(digest === undefined ? {} : { digest }),
    checks,
    sources: [...sources],
    ...(shows === undefined ? {} : { shows }),
  };
}

function decide(checks: readonly Check[]): { overall: Verdict['overall']; because?: Check } {
  const fatal = checks.find(({ state, severity }) => state === 'failed' && severity === 'fatal');
  if (fatal !== undefined) return { overall: 'not-verified', because: fatal };
  const open = checks.find(
    ({ state, name }) => state === 'could-not-check' && INDISPENSABLE.has(name),
  );
  if (open !== undefined) return { overall: 'could-not-verify', because: open };
  const warning = checks.find(({ severity }) => severity === 'warning');
  if (warning !== undefined) return { overall: 'verified-with-warnings', because: warning };
  return { overall: 'verified' };
}
