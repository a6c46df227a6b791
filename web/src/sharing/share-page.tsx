import { useState } from 'preact/hooks';
import type {
  Share,
  ShareAccesses,
  SharedPage,
  Shares,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, remove } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { moment } from '../words.js';
import { SharedItems } from './shared-items.js';
import { isOpen, ShareState } from './shares.js';

interface Shown {
  readonly share: Share;
  readonly page: SharedPage;
  readonly accesses: ShareAccesses['items'];
}

async function load(id: string): Promise<Shown> {
  const path = `/api/v1/passport/shares/${id}`;
  const [shares, page, accesses] = await Promise.all([
    get<Shares>('/api/v1/passport/shares'),
    get<SharedPage>(`${path}/page`),
    get<ShareAccesses>(`${path}/accesses`),
  ]);
  const share = shares.items.find((item) => item.id === id);
  if (!share) throw new Error('a link that has a page is in the list of links');
  return { share, page, accesses: accesses.items };
}

/** One link: what it shows, when it was opened, and the way to end it. */
export function SharePage({ shareId }: { readonly shareId: string }) {
  const loaded = useLoaded(shareId, () => load(shareId));
  return (
    <LoadedPage loaded={loaded} title={t('share.title')} words={t('share.loading')}>
      {(shown) => <OneShare key="share" shown={shown} />}
    </LoadedPage>
  );
}

function OneShare({ shown: { share: first, page, accesses } }: { readonly shown: Shown }) {
  const [share, setShare] = useState(first);
  const revoke = useAction(async () => {
    setShare(await remove<Share>(`/api/v1/passport/shares/${share.id}`));
  });
  return (
    <>
      <Heading title={share.purpose} />
      <ShareState share={share} />
      {isOpen(share) && (
        <section class="card" aria-labelledby="end">
          <h2 id="end">{t('share.end')}</h2>
          <p>{t('share.end-means')}</p>
          <ActionButton action={revoke} label={t('share.revoke')} />
        </section>
      )}
      <h2>{t('share.opened-when')}</h2>
      <p class="quiet">{t('share.nobody-kept')}</p>
      {accesses.length === 0 ? (
        <p>{t('share.opened', { count: 0 })}</p>
      ) : (
        <ul>
          {accesses.map(({ at, what, number }) => (
            <li key={`${at} ${what}`}>
              {t(`accessed.${what}`, { number: number ?? 0 })}, {moment(at)}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('share.shows')}</h2>
      <SharedItems page={page} />
      <p class="actions">
        <PageLink to="/me/share">{t('share.back')}</PageLink>
      </p>
    </>
  );
}
