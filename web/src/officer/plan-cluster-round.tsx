import type {
  AuditRound,
  Firms,
  NewAuditRound,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Field, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn, endOfDay } from '../words.js';

/** Three weeks: several firms have to find the time. */
const DAYS = 21;

/** Plans a round about the cluster; the firms that are chosen are asked in the same period. */
export function PlanClusterRound({
  firms,
  onPlanned,
}: {
  readonly firms: Firms['items'];
  readonly onPlanned: (round: AuditRound) => void;
}) {
  const form = useForm(async (fields) => {
    const body: NewAuditRound = {
      kind: 'cluster',
      closesAt: endOfDay(textOf(fields, 'closes')),
      firmIds: fields.getAll('firm').map(String),
    };
    onPlanned(await post<AuditRound>('/api/v1/audit-rounds', body));
  });
  return (
    <details class="card">
      <summary>{t('plan.cluster-title')}</summary>
      <p>{t('plan.cluster-means')}</p>
      <form onSubmit={form.onSubmit}>
        <fieldset>
          <legend>{t('plan.firms')}</legend>
          {firms.map(({ id, name, staff }) => (
            <Tick key={id} name="firm" value={id} checked>
              {t('plan.firm', { name, staff })}
            </Tick>
          ))}
        </fieldset>
        <p class="quiet">{t('plan.five')}</p>
        <Field
          label={t('plan.closes')}
          name="closes"
          type="date"
          value={dayIn(DAYS)}
          min={dayIn(1)}
          max={dayIn(89)}
          required
        />
        <SendButton form={form} label={t('plan.do')} />
      </form>
    </details>
  );
}
