import type { Claim, Claims } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { day, inReadersLanguage } from '../words.js';
import { t } from '../messages.js';

/** The claims that wait for the signed-in assessor. */
export function Queue() {
  const loaded = useLoaded('queue', () => get<Claims>('/api/v1/assessments'));
  return (
    <>
      <Heading title={t('queue.title')} />
      <WhenLoaded loaded={loaded} words={t('queue.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('queue.empty')}</p>
          ) : (
            <>
              <p>{t('queue.count', { count: items.length })}</p>
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
        {t('credential.level', { level: claim.level })}, {claim.candidate.name},{' '}
        {claim.candidate.firm}
        <br />
        <span class="quiet">{t('claim.opened-on', { day: day(claim.openedAt) })}</span>
      </p>
      <p class="actions">
        <PageLink to={`/queue/${claim.id}`}>{t('queue.assess')}</PageLink>
      </p>
    </article>
  );
}
