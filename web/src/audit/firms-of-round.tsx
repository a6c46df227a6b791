import type { AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

/** The rounds of the firms that are asked in the same period, in numbers. */
export function FirmsOfRound({ firms }: { readonly firms: NonNullable<AuditRound['firms']> }) {
  return (
    <>
      <h2>{t('round.firms')}</h2>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{t('round.firm')}</th>
            <th scope="col">{t('round.state')}</th>
            <th scope="col">{t('round.invited')}</th>
            <th scope="col">{t('round.submitted')}</th>
          </tr>
        </thead>
        <tbody>
          {firms.map(({ roundId, firm, state, invited, submitted }) => (
            <tr key={roundId}>
              <th scope="row">{firm.name}</th>
              <td data-label={t('round.state')}>{t(`round-state.${state}`)}</td>
              <td data-label={t('round.invited')}>{invited}</td>
              <td data-label={t('round.submitted')}>{submitted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
