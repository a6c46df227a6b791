import type { CredentialSummaries } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { CredentialCard } from './credential-card.js';
import { t } from '../messages.js';

/** The credentials of the signed-in person, with the files to take along. */
export function Passport() {
  const loaded = useLoaded('passport', () => get<CredentialSummaries>('/api/v1/credentials'));
  return (
    <>
      <Heading title={t('passport.title')} />
      <WhenLoaded loaded={loaded} words={t('passport.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('passport.empty')}</p>
          ) : (
            <>
              <p>{t('passport.count', { count: items.length })}</p>
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
