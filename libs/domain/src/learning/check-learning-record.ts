import { DomainError } from '../core/domain-error.js';
import type { NewLearningRecord } from '../generated/schemas.js';

type Detail = 'attendants' | 'provider' | 'bookedOn' | 'episodes' | 'decidedBy';

interface Details {
  readonly needed: readonly Detail[];
  readonly allowed: readonly Detail[];
}

const EPISODES: Details = { needed: ['episodes'], allowed: ['decidedBy'] };
const DETAILS: Readonly<Record<NewLearningRecord['kind'], Details>> = {
  note: { needed: ['decidedBy'], allowed: [] },
  training: { needed: ['attendants', 'provider', 'decidedBy'], allowed: ['bookedOn'] },
  mentoring: EPISODES,
  'on-the-job': EPISODES,
};
const ALL: readonly Detail[] = ['attendants', 'provider', 'bookedOn', 'episodes', 'decidedBy'];

/**
 * Whether a record has the details of its kind, and lies in the past. Refuses
 * `learning-record.detail-missing`, `learning-record.detail-unwanted`, `record.in-future` for a day
 * after `today` (`YYYY-MM-DD`), and `learning-record.dates-reversed` for a training that was arranged
 * after it took place.
 */
export function checkLearningRecord(record: NewLearningRecord, today: string): void {
  const { needed, allowed } = DETAILS[record.kind];
  const missing = needed.find((detail) => record[detail] === undefined);
  if (missing !== undefined)
    throw new DomainError('learning-record.detail-missing', { expected: missing });
  const unwanted = ALL.find(
    (detail) =>
      record[detail] !== undefined && !needed.includes(detail) && !allowed.includes(detail),
  );
  if (unwanted !== undefined)
    throw new DomainError('learning-record.detail-unwanted', {
      expected: `${[...needed, ...allowed].join(', ')} for a ${record.kind}`,
      got: unwanted,
    });
  if (record.on > today)
    throw new DomainError('record.in-future', {
      expected: `${today} or earlier`,
      got: record.on,
    });
  if (record.bookedOn !== undefined && record.bookedOn > record.on)
    throw new DomainError('learning-record.dates-reversed', {
      expected: `${record.on} or earlier`,
      got: record.bookedOn,
    });
}
