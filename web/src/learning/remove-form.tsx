import type { NewRemoval } from '../../../libs/domain/src/generated/schemas.js';
import { tellWith } from '../api.js';
import { Field } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Takes a record away, and says why: audits made before keep resting on it. */
export function RemoveForm({
  path,
  onRemoved,
}: {
  readonly path: string;
  readonly onRemoved: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewRemoval = { reason: textOf(fields, 'reason').trim() };
    await tellWith(`${path}/removal`, body);
    onRemoved();
  });
  return (
    <details>
      <summary>{t('remove.title')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        <Field label={t('remove.reason')} name="reason" maxLength={300} required />
        <SendButton form={form} label={t('remove.do')} kind="plain" />
      </form>
    </details>
  );
}
