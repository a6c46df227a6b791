import type { NewLearningRecord } from '../generated/schemas.js';
import { checkLearningRecord } from './check-learning-record.js';

const note: NewLearningRecord = {
  kind: 'note',
  on: '2026-11-20',
  about: 'Two buyers ask for repair instead of replacement',
  decidedBy: 'together',
};
const training: NewLearningRecord = {
  kind: 'training',
  on: '2026-11-20',
  about: 'Setting up the new press',
  attendants: 3,
  provider: 'outside',
  bookedOn: '2026-11-10',
  decidedBy: 'owner',
};
const mentoring: NewLearningRecord = {
  kind: 'mentoring',
  on: '2026-11-20',
  about: 'Edge finishing',
  episodes: 4,
};
const without = (record: NewLearningRecord, detail: keyof NewLearningRecord) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== detail)) as never;
const check = (record: NewLearningRecord) => () => {
  checkLearningRecord(record, '2026-11-28');
};
const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;

describe('a learning record', () => {
  it.each([
    note,
    training,
    without(training, 'bookedOn'),
    mentoring,
    { ...mentoring, kind: 'on-the-job' as const, decidedBy: 'staff' as const },
    { ...note, on: '2026-11-28' },
    { ...training, bookedOn: training.on },
  ])('is taken (%#)', (record) => {
    expect(check(record)).not.toThrow();
  });

  it.each([
    without(note, 'decidedBy'),
    without(training, 'attendants'),
    without(training, 'provider'),
    without(training, 'decidedBy'),
    without(mentoring, 'episodes'),
  ])('is refused without what its kind needs (%#)', (record) => {
    expect(check(record)).toThrow(code('learning-record.detail-missing'));
  });

  it.each<NewLearningRecord>([
    { ...note, attendants: 3 },
    { ...note, episodes: 1 },
    { ...note, provider: 'inside' },
    { ...training, episodes: 2 },
    { ...mentoring, bookedOn: '2026-11-01' },
    { ...mentoring, attendants: 2 },
  ])('is refused with what belongs to another kind (%#)', (record) => {
    expect(check(record)).toThrow(code('learning-record.detail-unwanted'));
  });

  it('is refused for tomorrow', () => {
    expect(check({ ...note, on: '2026-11-29' })).toThrow(code('record.in-future'));
  });

  it('is refused when a training was arranged after it', () => {
    expect(check({ ...training, bookedOn: '2026-11-21' })).toThrow(
      code('learning-record.dates-reversed'),
    );
  });
});
