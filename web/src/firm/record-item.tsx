import type { LearningRecord } from '../../../libs/domain/src/generated/schemas.js';
import { RemoveForm } from '../learning/remove-form.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** One record: what it was about, its figures, and a way to take it back. */
export function RecordItem({
  firmId,
  record: { id, kind, on, about, attendants, provider, episodes, readers, decidedBy },
  onChange,
}: {
  readonly firmId: string;
  readonly record: LearningRecord;
  readonly onChange: () => void;
}) {
  return (
    <li class="card">
      <p>
        <strong>{t(`record-kind.${kind}`)}</strong>, {day(on)}
      </p>
      <p>{about}</p>
      <p class="quiet">
        {attendants !== undefined && t('records.attended', { count: attendants })}{' '}
        {provider && t(`provider-was.${provider}`)}{' '}
        {episodes !== undefined && t('records.times', { count: episodes })}{' '}
        {readers !== undefined && t('records.readers', { count: readers })}{' '}
        {decidedBy && t(`was-decided-by.${decidedBy}`)}
      </p>
      <RemoveForm path={`/api/v1/firms/${firmId}/learning-records/${id}`} onRemoved={onChange} />
    </li>
  );
}
