import { useState } from 'preact/hooks';
import type {
  Claim,
  EndorsementInvitation,
  Experience,
  NewEndorsement,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { CopyText } from '../components/copy-text.js';
import { Area, Field, Select, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { LANGUAGES, shownLanguage, t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Two weeks: time to be reached, not to forget. */
const DAYS = '14';

/** Makes a link for a witness. It is shown once; the hub keeps only its digest. */
export function InviteWitness({
  claim,
  onInvited,
}: {
  readonly claim: Claim;
  readonly onInvited: () => void;
}) {
  const [link, setLink] = useState<string>();
  const [about, setAbout] = useState(claim.experiences[0]);
  const form = useForm(async (fields) => {
    if (!about) return;
    const invitation = readInvitation(about, fields);
    const path = `/api/v1/claims/${claim.id}/endorsements`;
    const { token } = await post<EndorsementInvitation>(path, invitation);
    setLink(`${location.origin}/statement#${token}`);
    onInvited();
  });
  if (link !== undefined)
    return (
      <div class="notice">
        <p role="status">{t('witness.once')}</p>
        <CopyText label={t('witness.link')} text={link} />
      </div>
    );
  return (
    <details class="card">
      <summary>{t('witness.invite')}</summary>
      <form onSubmit={form.onSubmit}>
        {claim.experiences.length > 1 && (
          <Select
            label={t('witness.about')}
            name="experience"
            onChoice={(value) => {
              setAbout(claim.experiences.find(({ id }) => id === value));
            }}
          >
            {claim.experiences.map(({ id, role }) => (
              <option key={id} value={id}>
                {role}
              </option>
            ))}
          </Select>
        )}
        <fieldset key={about?.id}>
          <legend>{t('witness.tasks')}</legend>
          {about?.tasks.map((task) => (
            <Tick key={task} name="task" value={task} checked>
              {task}
            </Tick>
          ))}
        </fieldset>
        <Area label={t('witness.greeting')} name="greeting" maxLength={500} />
        <Select label={t('witness.language')} name="language" value={shownLanguage()}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          label={t('witness.days')}
          name="days"
          type="number"
          value={DAYS}
          min="1"
          max="60"
          required
        />
        <Tick name="disclose">{t('witness.disclose')}</Tick>
        <SendButton form={form} label={t('witness.make-link')} />
      </form>
    </details>
  );
}

function readInvitation(about: Experience, form: FormData): NewEndorsement {
  const greeting = textOf(form, 'greeting').trim();
  const tasks = form.getAll('task').map(String);
  if (tasks.length === 0) throw new Error(t('witness.no-task'));
  return {
    experienceId: about.id,
    tasks,
    ...(greeting !== '' && { greeting }),
    language: textOf(form, 'language'),
    days: Number(textOf(form, 'days')),
    disclose: form.get('disclose') === 'on',
  };
}
