import type { LearningRecord } from '#domain/generated/schemas.js';
import type { RecordState } from './learning-records.store.js';

/** A learning record as the firm sees it; readers are those of a note. */
export function viewRecord(state: RecordState): LearningRecord {
  const { id, record, recordedAt, correctedAt, readers } = state;
  return {
    id,
    ...record,
    ...(record.kind === 'note' && { readers }),
    recordedAt: recordedAt.toISOString(),
    ...(correctedAt && { correctedAt: correctedAt.toISOString() }),
  };
}
