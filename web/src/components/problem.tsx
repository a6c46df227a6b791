import { Refused } from '../api.js';

/** What went wrong, in the server's sentence, with every fault it named. */
export function ProblemNotice({ error }: { readonly error: Error }) {
  const issues = error instanceof Refused ? (error.problem.issues ?? []) : [];
  return (
    <div class="notice failed" role="alert">
      <p>{error instanceof Refused ? error.message : 'The server cannot be reached. Try again.'}</p>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li>{issue.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
