import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** A credential that says something wrong is suspended by its holder until an officer has decided. */
export function ContestForm({
  credential,
  onContested,
}: {
  readonly credential: CredentialSummary;
  readonly onContested: () => void;
}) {
  const form = useForm(async (fields) => {
    const body = { reason: textOf(fields, 'reason').trim() };
    await post<CredentialSummary>(`/api/v1/credentials/${credential.id}/contest`, body);
    onContested();
  });
  if (credential.status !== 'active' && credential.status !== 'expired') return null;
  return (
    <details class="card">
      <summary>{t('contest.title')}</summary>
      <form onSubmit={form.onSubmit}>
        <p>{t('contest.intro')}</p>
        <Area label={t('contest.reason')} name="reason" required maxLength={1000} />
        <SendButton form={form} label={t('contest.do')} />
      </form>
    </details>
  );
}
