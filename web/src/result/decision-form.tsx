import type {
  AuditRecommendation,
  NewRecommendationState,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Field, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn } from '../words.js';

const STATES = ['accepted', 'declined', 'done', 'open'] as const;
/** A quarter: long enough to have done something. */
const DAYS = 90;

/** Accepts or declines a recommendation, or says that it is done. The software decides nothing. */
export function DecisionForm({
  auditId,
  rule,
  decision,
  onDecided,
}: {
  readonly auditId: string;
  readonly rule: string;
  readonly decision: AuditRecommendation | undefined;
  readonly onDecided: (decision: AuditRecommendation) => void;
}) {
  const form = useForm(async (fields) => {
    const path = `/api/v1/audits/${auditId}/recommendations/${rule}`;
    onDecided(await post<AuditRecommendation>(path, readState(fields)));
  });
  const before = decision?.state ?? 'open';
  return (
    <details>
      <summary>{before === 'open' ? t('decide.title') : t('decide.again')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        <Select
          label={t('decide.what')}
          name="state"
          value={before === 'open' ? 'accepted' : before}
        >
          {STATES.filter((state) => state !== 'open' || before !== 'open').map((state) => (
            <option key={state} value={state}>
              {t(`decide-state.${state}`)}
            </option>
          ))}
        </Select>
        <Area
          label={t('decide.reason')}
          hint={t('decide.reason-hint')}
          name="reason"
          maxLength={1000}
        />
        <Field
          label={t('decide.follow-up')}
          hint={t('decide.follow-up-hint')}
          name="follow-up"
          type="date"
          value={decision?.followUpOn ?? dayIn(DAYS)}
          min={dayIn(1)}
        />
        <SendButton form={form} label={t('decide.do')} kind="plain" />
      </form>
    </details>
  );
}

function readState(form: FormData): NewRecommendationState {
  const state = textOf(form, 'state') as NewRecommendationState['state'];
  const reason = textOf(form, 'reason').trim();
  const followUpOn = textOf(form, 'follow-up');
  if (state === 'declined' && reason === '') throw new Error(t('decide.reason-needed'));
  return {
    state,
    ...(reason !== '' && { reason }),
    ...(followUpOn !== '' && state === 'accepted' && { followUpOn }),
  };
}
