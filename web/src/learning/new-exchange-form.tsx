import type { Exchange, Firm, NewExchange } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Field, Select, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn } from '../words.js';

/** Writes down that two firms learned from each other; a manager's own firm is one of them. */
export function NewExchangeForm({
  firms,
  ownFirmId,
  onRecorded,
}: {
  readonly firms: readonly Firm[];
  readonly ownFirmId: string | undefined;
  readonly onRecorded: () => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewExchange = {
      firms: [ownFirmId ?? textOf(fields, 'one'), textOf(fields, 'other')],
      on: textOf(fields, 'on'),
      about: textOf(fields, 'about').trim(),
      onPlatform: fields.get('platform') === 'on',
    };
    await post<Exchange>('/api/v1/exchanges', body);
    onRecorded();
  });
  const choice = (name: string, label: string) => (
    <Select label={label} name={name} required>
      <option value="">{t('form.choose')}</option>
      {firms
        .filter(({ id }) => id !== ownFirmId)
        .map((firm) => (
          <option key={firm.id} value={firm.id}>
            {firm.name}
          </option>
        ))}
    </Select>
  );
  return (
    <details class="card">
      <summary>{t('exchanges.new')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        {ownFirmId === undefined && choice('one', t('exchanges.one'))}
        {choice('other', t('exchanges.other'))}
        <Field
          label={t('records.on')}
          name="on"
          type="date"
          value={dayIn(0)}
          max={dayIn(0)}
          required
        />
        <Area
          label={t('records.about')}
          hint={t('records.no-names')}
          name="about"
          maxLength={300}
          required
        />
        <Tick name="platform">{t('exchanges.on-platform')}</Tick>
        <SendButton form={form} label={t('records.do')} />
      </form>
    </details>
  );
}
