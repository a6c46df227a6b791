import type { Claim, Claims } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { ClaimState } from '../components/claim-state.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';

/** The claims of the signed-in person, and the way to a new one. */
export function MyClaims({ personId }: { readonly personId: string | undefined }) {
  const loaded = useLoaded('my-claims', () => get<Claims>('/api/v1/claims'));
  return (
    <>
      <Heading title={t('claims.title')} />
      <p>{t('claims.intro')}</p>
      <p class="actions">
        <PageLink to="/claims/new">{t('claims.new')}</PageLink>
      </p>
      <WhenLoaded loaded={loaded} words={t('claims.loading')}>
        {({ items }) => {
          const own = items.filter(({ candidate }) => candidate.personId === personId);
          return own.length === 0 ? (
            <p class="notice">{t('claims.none')}</p>
          ) : (
            own.map((claim) => <ClaimCard key={claim.id} claim={claim} />)
          );
        }}
      </WhenLoaded>
    </>
  );
}

function ClaimCard({ claim }: { readonly claim: Claim }) {
  const title = inReadersLanguage(claim.standardTitle);
  return (
    <article class="card">
      <h2 lang={title.lang}>{title.text}</h2>
      <p>
        {t('credential.level', { level: claim.level })}
        <br />
        <span class="quiet">{t('claim.opened-on', { day: day(claim.openedAt) })}</span>
      </p>
      <ClaimState state={claim.state} />
      <p class="actions">
        <PageLink to={`/claims/${claim.id}`}>{t('claims.open')}</PageLink>
      </p>
    </article>
  );
}
