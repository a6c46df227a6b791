import type { ComponentChildren } from 'preact';
import type { Problem } from '../../../libs/domain/src/generated/schemas.js';
import { Refused } from '../api.js';
import { t } from '../messages.js';

type Issue = NonNullable<Problem['issues']>[number];

/** What went wrong in the server's sentence, what was expected, and every fault it named. */
export function ProblemNotice({
  error,
  showIssue = (issue) => issue.message,
  children,
}: {
  readonly error: Error;
  readonly showIssue?: (issue: Issue) => ComponentChildren;
  /** What to do about it. */
  readonly children?: ComponentChildren;
}) {
  const problem = error instanceof Refused ? error.problem : undefined;
  const issues = problem?.issues ?? [];
  // The server's own sentences are English.
  const own = problem ? { lang: 'en' } : {};
  return (
    <div class="notice refused" role="alert">
      <p {...own}>
        <strong>{error.message}</strong>
      </p>
      {problem?.detail !== undefined && <p {...own}>{problem.detail}</p>}
      {problem?.expected !== undefined && <p>{t('problem.needed', { what: problem.expected })}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map((issue, i) => (
            <li key={i}>{showIssue(issue)}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
