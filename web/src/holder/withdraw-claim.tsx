import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';

const OVER: readonly Claim['state'][] = ['certified', 'withdrawn', 'closed'];

/** Ends a claim of one's own; nobody asks why. */
export function WithdrawClaim({
  claim,
  onChange,
}: {
  readonly claim: Claim;
  readonly onChange: (claim: Claim) => void;
}) {
  const withdraw = useAction(async () => {
    onChange(await post<Claim>(`/api/v1/claims/${claim.id}/withdrawal`, {}));
  });
  if (OVER.includes(claim.state) || claim.credentialId !== undefined) return null;
  return (
    <details class="card">
      <summary>{t('withdraw.title')}</summary>
      <p>{t('withdraw.means')}</p>
      <ActionButton action={withdraw} label={t('withdraw.do')} />
    </details>
  );
}
