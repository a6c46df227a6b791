import type { CredentialDetail } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { moment } from '../words.js';
import { reasonWords } from './reason-words.js';

/** What happened to a credential since it was issued, in order. */
export function History({ changes }: Pick<CredentialDetail, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2>{t('history.title')}</h2>
      <ol>
        {changes.map(({ status, reasonCode, reason, at }) => (
          <li key={at}>
            {t(`history.${status}`, { moment: moment(at) })}{' '}
            {t('status.why', { reason: reasonWords(reasonCode) })}
            {reason !== undefined && (
              <>
                <br />
                <span class="quiet">{reason}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
