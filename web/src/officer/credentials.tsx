import { useState } from 'preact/hooks';
import type {
  CredentialSummaries,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Field } from '../components/field.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { Words } from '../components/words.js';
import { CredentialStatus } from '../credential/credential-status.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';

/** More at once nobody reads; the search finds the rest. */
const SHOWN = 50;

/** All credentials of the hub, found by person, standard or number; open requests to revoke come first. */
export function AllCredentials() {
  const loaded = useLoaded('credentials', () => get<CredentialSummaries>('/api/v1/credentials'));
  return (
    <>
      <Heading title={t('officer-credentials.title')} />
      <WhenLoaded loaded={loaded} words={t('officer-credentials.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('officer-credentials.none')}</p>
          ) : (
            <CredentialList items={items} />
          )
        }
      </WhenLoaded>
    </>
  );
}

function CredentialList({ items }: { readonly items: readonly CredentialSummary[] }) {
  const [wanted, setWanted] = useState('');
  const asked = items.filter(({ revocationAskedAt }) => revocationAskedAt !== undefined).length;
  const found = items.filter((credential) => matches(credential, wanted.trim().toLowerCase()));
  return (
    <>
      <p>
        <strong>{t('officer-credentials.asked', { count: asked })}</strong>
      </p>
      <Field
        label={t('officer-credentials.search')}
        name="search"
        type="search"
        onText={setWanted}
      />
      <p role="status">
        {t('officer-credentials.found', {
          count: found.length,
          shown: Math.min(found.length, SHOWN),
        })}
      </p>
      {[...found]
        .sort((a, b) => Number(isAsked(b)) - Number(isAsked(a)))
        .slice(0, SHOWN)
        .map((credential) => (
          <CredentialCard key={credential.id} credential={credential} />
        ))}
    </>
  );
}

const isAsked = ({ revocationAskedAt }: CredentialSummary) => revocationAskedAt !== undefined;

const matches = ({ id, holder, title, standard }: CredentialSummary, wanted: string): boolean =>
  [id, holder, standard, ...Object.values(title)].some((text) =>
    text.toLowerCase().includes(wanted),
  );

function CredentialCard({ credential }: { readonly credential: CredentialSummary }) {
  const { id, holder, title, level, issuedAt } = credential;
  return (
    <article class="card">
      <h2>
        {holder}: <Words of={title} />, {t('claim.level', { level })}
      </h2>
      <p class="quiet">{t('credential.issued-on', { day: day(issuedAt) })}</p>
      <CredentialStatus credential={credential} base="/hub/credentials" />
      {isAsked(credential) && <p class="warning">{t('revocation.open')}</p>}
      <p class="actions">
        <PageLink to={`/hub/credentials/${id}`}>{t('credential.open')}</PageLink>
      </p>
    </article>
  );
}
