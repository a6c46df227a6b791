import type { Share } from '../../../libs/domain/src/generated/schemas.js';
import { CopyText } from '../components/copy-text.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** The link itself, which the hub can never show again. */
export function MadeShare({ share }: { readonly share: Share }) {
  return (
    <>
      <Heading title={t('share.made')} />
      <p class="notice">{t('share.once', { day: day(share.expiresAt) })}</p>
      <CopyText label={t('share.link')} text={share.url ?? ''} />
      <p class="actions">
        <PageLink to={`/me/share/${share.id}`}>{t('share.open')}</PageLink>
        <PageLink to="/me/share">{t('share.back')}</PageLink>
      </p>
    </>
  );
}
