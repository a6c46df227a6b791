import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import { Heading } from '../components/heading.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** The answers are with the hub; what happens to them now. */
export function Thanks({ form: { closesAt } }: { readonly form: AuditForm }) {
  return (
    <>
      <Heading title={t('thanks.title')} />
      <p class="notice">{t('thanks.sent')}</p>
      <h2>{t('welcome.after')}</h2>
      <p>{t('thanks.after', { day: day(closesAt) })}</p>
      <p>{t('thanks.leave')}</p>
    </>
  );
}
