import type { AuditRound, NewAuditExtension } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useAction } from '../components/use-action.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { endOfDay } from '../words.js';

/** Closes a round now, moves its end, or gives it up; each says what becomes of the answers. */
export function EndRound({
  round: { id, closesAt, submitted },
  onEnd,
}: {
  readonly round: AuditRound;
  readonly onEnd: (round: AuditRound) => void;
}) {
  const path = `/api/v1/audit-rounds/${id}`;
  const close = useAction(async () => {
    onEnd(await post<AuditRound>(`${path}/close`, {}));
  });
  const cancel = useAction(async () => {
    onEnd(await post<AuditRound>(`${path}/cancellation`, {}));
  });
  const extension = useForm(async (fields) => {
    const body: NewAuditExtension = { closesAt: endOfDay(textOf(fields, 'closes')) };
    onEnd(await post<AuditRound>(`${path}/extension`, body));
  });
  return (
    <>
      <details class="card">
        <summary>{t('end.close')}</summary>
        <p>{t('end.close-means', { count: submitted })}</p>
        <ActionButton action={close} label={t('end.close-now')} kind="main" />
      </details>
      <details class="card">
        <summary>{t('end.extend')}</summary>
        <form class="narrow" onSubmit={extension.onSubmit}>
          <Field
            label={t('plan.closes')}
            name="closes"
            type="date"
            value={closesAt.slice(0, 10)}
            required
          />
          <SendButton form={extension} label={t('end.extend-do')} kind="plain" />
        </form>
      </details>
      <details class="card">
        <summary>{t('end.cancel')}</summary>
        <p>{t('end.cancel-means')}</p>
        <ActionButton action={cancel} label={t('end.cancel-now')} />
      </details>
    </>
  );
}
