import { useState } from 'preact/hooks';
import type { Notice, Notices } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { reasonWords } from '../credential/reason-words.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { moment } from '../words.js';

/** What happened to the credentials of the signed-in person, the newest first. */
export function MyNotices() {
  const loaded = useLoaded('notices', () => get<Notices>('/api/v1/passport/notices'));
  return (
    <>
      <Heading title={t('notices.title')} />
      <WhenLoaded loaded={loaded} words={t('notices.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('notices.none')}</p>
          ) : (
            items.map((notice) => <NoticeCard key={notice.id} first={notice} />)
          )
        }
      </WhenLoaded>
    </>
  );
}

function NoticeCard({ first }: { readonly first: Notice }) {
  const [notice, setNotice] = useState(first);
  const read = useAction(async () => {
    setNotice(await post<Notice>(`/api/v1/passport/notices/${notice.id}/reading`, {}));
  });
  const { key, args, at, readAt } = notice;
  // A notice about the account names no credential.
  const about: string | undefined = args.newCredentialId ?? args.credentialId;
  return (
    <article class="card">
      <h2>{t(`notice.${key}`)}</h2>
      <p>
        {args.missing === undefined
          ? t('status.why', { reason: reasonWords(args.reasonCode) })
          : t('notices.missing', { missing: args.missing, days: args.days ?? 1 })}
        <br />
        <span class="quiet">
          {moment(at)}
          {readAt !== undefined && <>. {t('notices.read')}</>}
        </span>
      </p>
      <div class="actions">
        {about !== undefined && (
          <PageLink to={`/me/credentials/${about}`}>{t('credential.open')}</PageLink>
        )}
        {readAt === undefined && <ActionButton action={read} label={t('notices.mark-read')} />}
      </div>
    </article>
  );
}
