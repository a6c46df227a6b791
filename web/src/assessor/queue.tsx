import type { Claim, Claims } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';

/** The claims that wait for the signed-in assessor. */
export function Queue() {
  const loaded = useLoaded('queue', () => get<Claims>('/api/v1/assessments'));
  return (
    <>
      <Heading title="To assess" />
      <WhenLoaded loaded={loaded} words="Loading what waits for you …">
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">
              Nothing waits for you. A claim appears here when an officer assigns it to you.
            </p>
          ) : (
            <>
              <p>
                {items.length === 1
                  ? 'One claim waits for you.'
                  : `${String(items.length)} claims wait for you.`}
              </p>
              {items.map((claim) => (
                <WaitingClaim key={claim.id} claim={claim} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </>
  );
}

function WaitingClaim({ claim }: { readonly claim: Claim }) {
  const title = inReadersLanguage(claim.standardTitle);
  return (
    <article class="card">
      <h2 lang={title.lang}>{title.text}</h2>
      <p>
        Level {claim.level}, {claim.candidate.name}, {claim.candidate.firm}
        <br />
        <span class="quiet">Claimed on {day(claim.openedAt)}</span>
      </p>
      <p class="actions">
        <PageLink to={`/queue/${claim.id}`}>Assess this claim</PageLink>
      </p>
    </article>
  );
}
