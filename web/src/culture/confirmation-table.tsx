import type { HubCulture } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { decimal, percent, shown } from './say-figure.js';

/** By grade of evidence: what other assessors found later, and what audits weigh it by. */
export function ConfirmationTable({
  confirmations,
}: {
  readonly confirmations: HubCulture['confirmations'];
}) {
  return (
    <section aria-labelledby="confirmed">
      <h2 id="confirmed">{t('culture.confirmed')}</h2>
      <p>{t('culture.confirmed-intro')}</p>
      <table class="stacked" aria-labelledby="confirmed">
        <thead>
          <tr>
            <th scope="col">{t('culture.grade')}</th>
            <th scope="col">{t('culture.share-confirmed')}</th>
            <th scope="col">{t('culture.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {confirmations.map(({ grade, weight, declared, ...figure }) => (
            <tr key={grade}>
              <th scope="row">{grade}</th>
              <td data-label={t('culture.share-confirmed')}>
                {shown(figure, (value) => [`${percent(value)}.`])}
              </td>
              <td data-label={t('culture.weight')}>
                {t('culture.weight-value', {
                  weight: decimal(weight),
                  declared: decimal(declared),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
