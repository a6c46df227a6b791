import type {
  CompetenceRecord,
  Correction,
  NewCorrection,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Field, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { CORRECTION_REASONS, reasonWords } from '../credential/reason-words.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { endOfDay } from '../words.js';

/** Offers the holder a credential that says it right; once accepted it takes the place of this one. */
export function CorrectionForm({
  credentialId,
  record,
  onOffered,
}: {
  readonly credentialId: string;
  readonly record: CompetenceRecord;
  readonly onOffered: () => void;
}) {
  const form = useForm(async (fields) => {
    const body = readCorrection(record, fields);
    await post<Correction>(`/api/v1/credentials/${credentialId}/corrections`, body);
    onOffered();
  });
  const { subject, language, standard, experience, validUntil } = record;
  return (
    <details class="card">
      <summary>{t('correct.title')}</summary>
      <form onSubmit={form.onSubmit}>
        <p>{t('correct.intro')}</p>
        <Select label={t('life.reason-code')} name="reason-code" required>
          <option value="">{t('form.choose')}</option>
          {CORRECTION_REASONS.map((code) => (
            <option key={code} value={code}>
              {reasonWords(code)}
            </option>
          ))}
        </Select>
        <Field
          label={t('correct.given-name')}
          name="given"
          value={subject.givenName}
          required
          maxLength={100}
        />
        <Field
          label={t('correct.family-name')}
          name="family"
          value={subject.familyName}
          required
          maxLength={100}
        />
        <Select label={t('correct.language')} name="language" value={language}>
          {Object.keys(standard.title).map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </Select>
        <Field
          label={t('shows.valid-until')}
          name="until"
          type="date"
          value={validUntil?.slice(0, 10) ?? ''}
        />
        {experience.map(({ role, from, to }, place) => (
          <fieldset key={`${role} ${from}`}>
            <legend>{t('correct.work', { number: place + 1 })}</legend>
            <Field
              label={t('correct.role')}
              name={`role:${String(place)}`}
              value={role}
              required
              maxLength={200}
            />
            <Field
              label={t('experience.from')}
              name={`from:${String(place)}`}
              type="date"
              value={from}
              required
            />
            <Field
              label={t('experience.to')}
              name={`to:${String(place)}`}
              type="date"
              value={to ?? ''}
            />
          </fieldset>
        ))}
        <SendButton form={form} label={t('correct.do')} />
      </form>
    </details>
  );
}

/** Only what differs from the credential: the rest of it stays word for word. */
function readCorrection(record: CompetenceRecord, form: FormData): NewCorrection {
  const { subject, language, experience, validUntil } = record;
  const text = (name: string) => textOf(form, name).trim();
  const until = text('until');
  const work = experience.map((_, place) => {
    const to = text(`to:${String(place)}`);
    const role = text(`role:${String(place)}`);
    return { from: text(`from:${String(place)}`), ...(to !== '' && { to }), role };
  });
  const same = work.every(
    ({ from, to, role }, place) =>
      from === experience[place]?.from &&
      to === experience[place]?.to &&
      role === experience[place]?.role,
  );
  return {
    reasonCode: text('reason-code') as NewCorrection['reasonCode'],
    ...(text('given') !== subject.givenName && { givenName: text('given') }),
    ...(text('family') !== subject.familyName && { familyName: text('family') }),
    ...(text('language') !== language && { language: text('language') }),
    ...(until !== '' && until !== validUntil?.slice(0, 10) && { validUntil: endOfDay(until) }),
    ...(!same && { experience: work }),
  };
}
