import type { Claims } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { ProblemNotice } from '../components/problem.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';

/** The claims that wait for the signed-in assessor. */
export function Queue() {
  const loaded = useLoaded('queue', () => get<Claims>('/api/v1/assessments'));
  return (
    <>
      <h1 tabIndex={-1}>To assess</h1>
      {loaded.state === 'loading' && <p role="status">Loading …</p>}
      {loaded.state === 'failed' && <ProblemNotice error={loaded.error} />}
      {loaded.state === 'there' && loaded.value.items.length === 0 && (
        <p class="notice">
          Nothing waits for you. A claim appears here when an officer assigns it to you.
        </p>
      )}
      {loaded.state === 'there' &&
        loaded.value.items.map((claim) => {
          const title = inReadersLanguage(claim.standardTitle);
          return (
            <article class="card" key={claim.id}>
              <h2 lang={title.lang}>{title.text}</h2>
              <p>
                Level {claim.level}, {claim.candidate.name}, {claim.candidate.firm}
              </p>
              <p class="quiet">Claimed on {day(claim.openedAt)}</p>
              <PageLink to={`/queue/${claim.id}`}>Assess this claim</PageLink>
            </article>
          );
        })}
    </>
  );
}
