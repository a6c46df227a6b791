import { useState } from 'preact/hooks';
import type {
  LearningRecord,
  NewLearningRecord,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Field, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn } from '../words.js';

type Kind = NewLearningRecord['kind'];
const KINDS = ['note', 'training', 'mentoring', 'on-the-job'] as const;
const DECIDERS = ['owner', 'staff', 'together'] as const;

/** Writes down a note, a training, mentoring, or learning at work. */
export function NewRecordForm({
  firmId,
  onRecorded,
}: {
  readonly firmId: string;
  readonly onRecorded: () => void;
}) {
  const [kind, setKind] = useState<Kind>('note');
  const form = useForm(async (fields) => {
    const path = `/api/v1/firms/${firmId}/learning-records`;
    await post<LearningRecord>(path, readRecord(kind, fields));
    onRecorded();
  });
  return (
    <details class="card">
      <summary>{t('records.new')}</summary>
      <form class="narrow" onSubmit={form.onSubmit}>
        <Select
          label={t('records.kind')}
          name="kind"
          value={kind}
          onChoice={(value) => {
            setKind(value as Kind);
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`record-kind.${one}`)}
            </option>
          ))}
        </Select>
        <Field
          label={t('records.on')}
          name="on"
          type="date"
          value={dayIn(0)}
          max={dayIn(0)}
          required
        />
        <Area
          label={t('records.about')}
          hint={t('records.no-names')}
          name="about"
          maxLength={500}
          required
        />
        {(kind === 'note' || kind === 'training') && (
          <Select label={t('records.decided')} name="decided">
            {DECIDERS.map((one) => (
              <option key={one} value={one}>
                {t(`decided-by.${one}`)}
              </option>
            ))}
          </Select>
        )}
        {kind === 'training' && <TrainingFields />}
        {(kind === 'mentoring' || kind === 'on-the-job') && (
          <Field
            label={t('records.episodes')}
            name="episodes"
            type="number"
            min="1"
            max="1000"
            value="1"
            required
          />
        )}
        <SendButton form={form} label={t('records.do')} />
      </form>
    </details>
  );
}

function TrainingFields() {
  return (
    <>
      <Field
        label={t('records.attendants')}
        name="attendants"
        type="number"
        min="1"
        max="250"
        value="1"
        required
      />
      <Select label={t('records.provider')} name="provider">
        <option value="outside">{t('provider.outside')}</option>
        <option value="inside">{t('provider.inside')}</option>
      </Select>
      <Field label={t('records.booked')} name="booked" type="date" max={dayIn(0)} />
    </>
  );
}

function readRecord(kind: Kind, form: FormData): NewLearningRecord {
  const text = (name: string) => textOf(form, name).trim();
  return {
    kind,
    on: text('on'),
    about: text('about'),
    ...(form.has('decided') && { decidedBy: text('decided') as (typeof DECIDERS)[number] }),
    ...(form.has('attendants') && {
      attendants: Number(text('attendants')),
      provider: text('provider') as 'outside' | 'inside',
    }),
    ...(text('booked') !== '' && { bookedOn: text('booked') }),
    ...(form.has('episodes') && { episodes: Number(text('episodes')) }),
  };
}
