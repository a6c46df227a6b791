import type { CredentialSummaries } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { CredentialCard } from './credential-card.js';

/** The credentials of the signed-in person, with the files to take along. */
export function Passport() {
  const loaded = useLoaded('passport', () => get<CredentialSummaries>('/api/v1/credentials'));
  return (
    <>
      <Heading title="My passport" />
      <WhenLoaded loaded={loaded} words="Loading your credentials …">
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">
              You have no credential yet. One appears here when an assessor has found that you meet
              a standard and you have accepted the offer.
            </p>
          ) : (
            <>
              <p>
                {items.length === 1
                  ? 'You hold one credential.'
                  : `You hold ${String(items.length)} credentials.`}{' '}
                Save the credential and its proof: with both files anybody can check it.
              </p>
              {items.map((credential) => (
                <CredentialCard key={credential.id} credential={credential} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </>
  );
}
