import type { Account, CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { stateOf } from '../credential/credential-status.js';
import { useLoaded } from '../use-loaded.js';
import { CredentialCard } from './credential-card.js';
import { ownCredentials } from './own-credentials.js';
import { t } from '../messages.js';

/** The credentials of the signed-in person; those whose end is near come first. */
export function Passport({ account }: { readonly account: Account }) {
  const loaded = useLoaded('passport', () => ownCredentials(account));
  return (
    <>
      <Heading title={t('passport.title')} />
      <WhenLoaded loaded={loaded} words={t('passport.loading')}>
        {(items) =>
          items.length === 0 ? (
            <p class="notice">{t('passport.empty')}</p>
          ) : (
            <>
              <p>{t('passport.count', { count: items.length })}</p>
              {[...items].sort(soonestFirst).map((credential) => (
                <CredentialCard key={credential.id} credential={credential} />
              ))}
            </>
          )
        }
      </WhenLoaded>
    </>
  );
}

const ORDER = ['expiring', 'suspended', 'active', 'expired', 'superseded', 'revoked'];

function soonestFirst(a: CredentialSummary, b: CredentialSummary): number {
  const order = ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b));
  if (order !== 0) return order;
  return (a.validUntil ?? '9').localeCompare(b.validUntil ?? '9');
}
