import type { AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

/** How many were asked and how many answered, by position; never who. */
export function StrataTable({ round: { strata } }: { readonly round: AuditRound }) {
  return (
    <>
      <h2>{t('round.answered')}</h2>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('round.stratum')}</th>
            <th scope="col">{t('round.invited')}</th>
            <th scope="col">{t('round.opened')}</th>
            <th scope="col">{t('round.submitted')}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ stratum, invited, opened, submitted }) => (
            <tr key={stratum}>
              <th scope="row">{t(`stratum.${stratum}`)}</th>
              <td data-label={t('round.invited')}>{invited}</td>
              <td data-label={t('round.opened')}>{opened}</td>
              <td data-label={t('round.submitted')}>{submitted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t('round.never-who')}</p>
    </>
  );
}
