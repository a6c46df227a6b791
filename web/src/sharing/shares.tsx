import type { Share, Shares } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { StatusLine } from '../components/status-line.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day, moment } from '../words.js';

/** The links that the signed-in person has made: to whom, until when, and whether they were opened. */
export function MyShares() {
  const loaded = useLoaded('shares', () => get<Shares>('/api/v1/passport/shares'));
  return (
    <>
      <Heading title={t('share.title')} />
      <p>{t('share.intro')}</p>
      <p class="actions">
        <PageLink to="/me/share/new">{t('share.new')}</PageLink>
      </p>
      <WhenLoaded loaded={loaded} words={t('share.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('share.none')}</p>
          ) : (
            items.map((share) => <ShareCard key={share.id} share={share} />)
          )
        }
      </WhenLoaded>
    </>
  );
}

function ShareCard({ share }: { readonly share: Share }) {
  return (
    <article class="card">
      <h2>{share.purpose}</h2>
      <ShareState share={share} />
      <p class="actions">
        <PageLink to={`/me/share/${share.id}`}>{t('share.open')}</PageLink>
      </p>
    </article>
  );
}

export const isOpen = ({ revokedAt, expiresAt }: Share): boolean =>
  revokedAt === undefined && Date.parse(expiresAt) > Date.now();

/** Whether a link still leads somewhere, for whom it is, and when it was opened. */
export function ShareState({ share }: { readonly share: Share }) {
  const { revokedAt, expiresAt, recipient, opened, lastOpenedAt } = share;
  return (
    <>
      {revokedAt !== undefined ? (
        <StatusLine mark="failed" word={t('share.revoked')}>
          {t('share.revoked-on', { moment: moment(revokedAt) })}
        </StatusLine>
      ) : isOpen(share) ? (
        <StatusLine mark="passed" word={t('share.works')}>
          {t('share.works-until', { day: day(expiresAt) })}
        </StatusLine>
      ) : (
        <StatusLine mark="unknown" word={t('share.over')}>
          {t('share.over-since', { day: day(expiresAt) })}
        </StatusLine>
      )}
      <p>
        {recipient !== undefined && (
          <>
            {t('share.for', { recipient })}
            <br />
          </>
        )}
        {t('share.opened', { count: opened })}
        {lastOpenedAt !== undefined && (
          <> {t('share.last-opened', { moment: moment(lastOpenedAt) })}</>
        )}
      </p>
    </>
  );
}
