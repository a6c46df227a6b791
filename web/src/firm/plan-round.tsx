import type { AuditRound, NewAuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { useReportWords } from '../audit/use-report-words.js';
import { post } from '../api.js';
import { Field } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn, endOfDay } from '../words.js';

/** Long enough to reach everybody, short enough not to be forgotten. */
const DAYS = 14;

/** What to know before a round, and the round itself. */
export function PlanRound({
  isFirst,
  onPlanned,
}: {
  readonly isFirst: boolean;
  readonly onPlanned: (round: AuditRound) => void;
}) {
  const words = useReportWords();
  const form = useForm(async (fields) => {
    const body: NewAuditRound = { kind: 'firm', closesAt: endOfDay(textOf(fields, 'closes')) };
    onPlanned(await post<AuditRound>('/api/v1/audit-rounds', body));
  });
  return (
    <details class="card" open={isFirst}>
      <summary>{t('plan.title')}</summary>
      <h3>{t('plan.time')}</h3>
      <p>{t('plan.time-how')}</p>
      <p>{t('plan.whom')}</p>
      {words.state === 'there' && <Before {...words.value.before} />}
      <form class="narrow" onSubmit={form.onSubmit}>
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

/** Who sees what, and what a single respondent can and cannot show. */
function Before(before: {
  readonly protectionTitle: string;
  readonly protection: readonly string[];
  readonly oneTitle: string;
  readonly oneCan: readonly string[];
  readonly oneCannot: readonly string[];
}) {
  const list = (sentences: readonly string[]) => (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  return (
    <>
      <h3>{before.oneTitle}</h3>
      {list([...before.oneCan, ...before.oneCannot])}
      <h3>{before.protectionTitle}</h3>
      {list(before.protection)}
    </>
  );
}
