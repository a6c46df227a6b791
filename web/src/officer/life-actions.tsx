import type {
  CredentialDetail,
  CredentialSummary,
  NewStatusChange,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { reasonWords, STATUS_REASONS } from '../credential/reason-words.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { moment } from '../words.js';

type Command = Exclude<NewStatusChange['command'], 'supersede'>;

interface Props {
  readonly credential: CredentialSummary;
  readonly detail: CredentialDetail;
  readonly onChanged: () => void;
}

/** What an officer may do now. A revocation takes two: who asks cannot confirm. */
function commandsFor({ status }: CredentialSummary, { asked }: CredentialDetail): Command[] {
  if (status === 'revoked') return [];
  const lift: Command[] = status === 'suspended' ? ['unsuspend'] : [];
  const suspend: Command[] = status === 'active' || status === 'expired' ? ['suspend'] : [];
  if (!asked) return [...lift, ...suspend, 'ask-revocation'];
  const confirm: Command[] = asked.byYou ? [] : ['revoke'];
  return [...confirm, 'withdraw-revocation', ...lift, ...suspend];
}

/** The changes an officer can make, each with what it means, and the open request to revoke. */
export function LifeActions({ credential, detail, onChanged }: Props) {
  const { asked } = detail;
  return (
    <>
      {asked && (
        <div class="notice">
          <p>
            <strong>{t('revocation.open')}</strong>{' '}
            {t('revocation.asked', { moment: moment(asked.at) })}{' '}
            {t('status.why', { reason: reasonWords(asked.reasonCode) })}
          </p>
          <p>{asked.reason}</p>
          <p>{asked.byYou ? t('revocation.by-you') : t('revocation.by-other')}</p>
        </div>
      )}
      {commandsFor(credential, detail).map((command) => (
        <CommandForm
          key={command}
          command={command}
          credentialId={credential.id}
          onChanged={onChanged}
        />
      ))}
    </>
  );
}

function CommandForm({
  command,
  credentialId,
  onChanged,
}: {
  readonly command: Command;
  readonly credentialId: string;
  readonly onChanged: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewStatusChange = {
      command,
      reasonCode: textOf(fields, 'reason-code') as NewStatusChange['reasonCode'],
      reason: textOf(fields, 'reason').trim(),
    };
    await post<CredentialSummary>(`/api/v1/credentials/${credentialId}/state`, body);
    onChanged();
  });
  return (
    <details class="card">
      <summary>{t(`life.${command}`)}</summary>
      <form onSubmit={form.onSubmit}>
        <p>{t(`life-means.${command}`)}</p>
        <Select label={t('life.reason-code')} name="reason-code" required>
          <option value="">{t('form.choose')}</option>
          {STATUS_REASONS.map((code) => (
            <option key={code} value={code}>
              {reasonWords(code)}
            </option>
          ))}
        </Select>
        <Area
          label={t('life.reason')}
          hint={t('life.reason-hint')}
          name="reason"
          required
          maxLength={1000}
        />
        <SendButton form={form} label={t(`life.${command}`)} />
      </form>
    </details>
  );
}
