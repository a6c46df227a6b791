import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import { CopyText } from '../components/copy-text.js';
import { Heading } from '../components/heading.js';
import { Rows } from '../components/rows.js';
import { t } from '../messages.js';
import { moment } from '../words.js';

/** Who asks, how long it takes, how answers are protected, and what happens after. */
export function Welcome({
  form: { token, kind, firm, hub, items, minutes, closesAt, translation, protection, keptMonths },
  started,
  onStart,
}: {
  readonly form: AuditForm;
  /** Something was answered before. */
  readonly started: boolean;
  readonly onStart: () => void;
}) {
  const about = firm ?? hub;
  return (
    <>
      <Heading title={t('welcome.title', { about })} />
      <p>{t(`welcome-who.${kind}`, { about, hub })}</p>
      <Rows
        rows={[
          [t('welcome.how-long'), t('welcome.minutes', { count: items.length, minutes })],
          [t('welcome.until'), moment(closesAt)],
          [t('welcome.questions'), t(`translation.${translation}`)],
        ]}
      />
      <p class="actions">
        <button type="button" onClick={onStart}>
          {started ? t('welcome.go-on') : t('welcome.start')}
        </button>
      </p>
      <h2>{t('welcome.protected')}</h2>
      <ul>
        {protection.map((code) => (
          <li key={code}>{t(`protection.${code}`, { months: keptMonths })}</li>
        ))}
      </ul>
      <h2>{t('welcome.come-back')}</h2>
      <p>{t('welcome.come-back-how')}</p>
      <CopyText label={t('welcome.own-link')} text={`${location.origin}/answer#${token}`} />
      <h2>{t('welcome.after')}</h2>
      <p>{t(`welcome-after.${kind}`)}</p>
    </>
  );
}
