import type { Claim, People } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Names an assessor and, of a first one, how they are tied to the candidate: later ones must not be. */
export function AssignForm({
  claim,
  people,
  isFirst,
  onAssigned,
}: {
  readonly claim: Claim;
  readonly people: People['items'];
  readonly isFirst: boolean;
  readonly onAssigned: (claim: Claim) => void;
}) {
  const candidate = people.find(({ id }) => id === claim.candidate.personId);
  const taken = [claim.candidate.personId, ...claim.assessments.map((a) => a.assessorId)];
  const assessors = people.filter(
    ({ id, roles, firmId }) =>
      roles.includes('assessor') &&
      !taken.includes(id) &&
      (isFirst || firmId !== candidate?.firmId),
  );
  const form = useForm(async (fields) => {
    const body = {
      assessor: textOf(fields, 'assessor'),
      tie: isFirst ? textOf(fields, 'tie') : 'none',
    };
    onAssigned(await post<Claim>(`/api/v1/claims/${claim.id}/assignment`, body));
  });
  return (
    <form class="narrow" onSubmit={form.onSubmit}>
      <Select label={t('assign.assessor')} name="assessor" required>
        <option value="">{t('form.choose')}</option>
        {assessors.map(({ id, givenName, familyName }) => (
          <option key={id} value={id}>
            {givenName} {familyName}
          </option>
        ))}
      </Select>
      {isFirst && (
        <Select label={t('assign.tie')} name="tie" required>
          <option value="none">{t('tie-short.none')}</option>
          <option value="same-firm">{t('tie-short.same-firm')}</option>
          <option value="line-manager">{t('tie-short.line-manager')}</option>
        </Select>
      )}
      <SendButton form={form} label={t('assign.do')} />
    </form>
  );
}
