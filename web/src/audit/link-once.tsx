import type { AuditLink } from '../../../libs/domain/src/generated/schemas.js';
import { CopyText } from '../components/copy-text.js';
import { t } from '../messages.js';

/** A fresh link. It is shown once; the hub keeps only its digest. */
export function LinkOnce({ link: { number, stratum, token } }: { readonly link: AuditLink }) {
  return (
    <div class="notice">
      <p role="status">{t('invite.once', { number, stratum: t(`stratum.${stratum}`) })}</p>
      <CopyText label={t('invite.link')} text={`${location.origin}/answer#${token}`} />
    </div>
  );
}
