import type { Mandate, NewMandate } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Field, Select, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { dayIn } from '../words.js';
import type { MandateGrounds } from './mandates.js';

const METHODS = [
  'observation',
  'simulation',
  'document-review',
  'conversation',
  'knowledge-test',
] as const;
/** Three years, as an import grants. */
const DAYS = 1095;

/** Lets a person assess: which standards, up to which level, how, and from when to when. */
export function GrantMandate({
  grounds: { people, standards },
  onGranted,
}: {
  readonly grounds: MandateGrounds;
  readonly onGranted: () => void;
}) {
  const form = useForm(async (fields) => {
    await post<Mandate>('/api/v1/mandates', readMandate(fields));
    onGranted();
  });
  return (
    <details class="card">
      <summary>{t('mandates.grant')}</summary>
      <form onSubmit={form.onSubmit}>
        <Select label={t('mandates.person')} name="person" required>
          <option value="">{t('form.choose')}</option>
          {people
            .filter(({ roles }) => roles.includes('assessor'))
            .map(({ id, givenName, familyName }) => (
              <option key={id} value={id}>
                {givenName} {familyName}
              </option>
            ))}
        </Select>
        <fieldset>
          <legend>{t('mandates.scope-which')}</legend>
          {standards.map(({ versionUri, content }) => (
            <Tick key={versionUri} name="scope" value={versionUri}>
              <Words of={content.title} />
            </Tick>
          ))}
        </fieldset>
        <Field
          label={t('mandates.max-level')}
          name="level"
          type="number"
          value="3"
          min="1"
          max="5"
          required
        />
        <fieldset>
          <legend>{t('mandates.methods-which')}</legend>
          {METHODS.map((method) => (
            <Tick key={method} name="method" value={method}>
              {t(`method.${method}`)}
            </Tick>
          ))}
        </fieldset>
        <Field label={t('mandates.from')} name="from" type="date" value={dayIn(0)} required />
        <Field label={t('mandates.to')} name="to" type="date" value={dayIn(DAYS)} required />
        <Field label={t('mandates.trained')} name="trained" type="date" />
        <SendButton form={form} label={t('mandates.grant')} />
      </form>
    </details>
  );
}

function readMandate(form: FormData): NewMandate {
  const trainedAt = textOf(form, 'trained');
  return {
    person: textOf(form, 'person'),
    scope: form.getAll('scope').map(String),
    maxLevel: Number(textOf(form, 'level')),
    methods: form.getAll('method').map(String) as NewMandate['methods'],
    languages: [],
    from: textOf(form, 'from'),
    to: textOf(form, 'to'),
    ...(trainedAt !== '' && { trainedAt }),
  };
}
