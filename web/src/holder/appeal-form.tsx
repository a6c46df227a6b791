import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { day } from '../words.js';

const DECIDED: readonly Claim['state'][] = ['not-met', 'offered', 'certified'];

/** Whether a decision can still be taken to somebody else: once, and within its window. */
const mayAppeal = ({ state, decision }: Claim): boolean =>
  DECIDED.includes(state) &&
  decision !== undefined &&
  decision.how !== 'appeal' &&
  Date.parse(decision.appealUntil) > Date.now();

/** Takes a decision to somebody from another firm who does not know what was found. */
export function AppealForm({
  claim,
  onChange,
}: {
  readonly claim: Claim;
  readonly onChange: (claim: Claim) => void;
}) {
  const form = useForm(async (fields) => {
    const body = { grounds: textOf(fields, 'grounds').trim() };
    onChange(await post<Claim>(`/api/v1/claims/${claim.id}/appeal`, body));
  });
  if (!mayAppeal(claim)) return null;
  return (
    <details class="card">
      <summary>{t('appeal.title')}</summary>
      <form onSubmit={form.onSubmit}>
        <p>{t('appeal.intro', { day: day(claim.decision?.appealUntil ?? '') })}</p>
        <Area label={t('appeal.grounds')} name="grounds" required maxLength={2000} />
        <SendButton form={form} label={t('appeal.do')} />
      </form>
    </details>
  );
}
