import { useState } from 'preact/hooks';
import type { Claim, People } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Names an assessor and how they are tied to the candidate. */
export function AssignForm({
  claim,
  people,
  onAssigned,
}: {
  readonly claim: Claim;
  readonly people: People['items'];
  readonly onAssigned: (claim: Claim) => void;
}) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const taken = [claim.candidate.personId, ...claim.assessments.map((a) => a.assessorId)];
  const assessors = people.filter(
    ({ id, roles }) => roles.includes('assessor') && !taken.includes(id),
  );
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const body = { assessor: textOf(form, 'assessor'), tie: textOf(form, 'tie') };
    setBusy(true);
    setError(undefined);
    try {
      onAssigned(await post<Claim>(`/api/v1/claims/${claim.id}/assignment`, body));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <form class="narrow" onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{t('assign.assessor')}</span>
        <select name="assessor" required>
          <option value="">{t('form.choose')}</option>
          {assessors.map(({ id, givenName, familyName }) => (
            <option key={id} value={id}>
              {givenName} {familyName}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t('assign.tie')}</span>
        <select name="tie" required>
          <option value="none">{t('tie-short.none')}</option>
          <option value="same-firm">{t('tie-short.same-firm')}</option>
          <option value="line-manager">{t('tie-short.line-manager')}</option>
        </select>
      </label>
      {error && <ProblemNotice error={error} />}
      <button disabled={busy}>{busy ? t('assign.busy') : t('assign.do')}</button>
    </form>
  );
}
