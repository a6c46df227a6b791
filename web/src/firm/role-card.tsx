import type { RoleProfile } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useAction } from '../components/use-action.js';
import { useForm } from '../components/use-form.js';
import { RemoveForm } from '../learning/remove-form.js';
import { t } from '../messages.js';
import { day } from '../words.js';
import { RoleForm } from './role-form.js';
import type { SkillGrounds } from './skills-page.js';

/** A post: how many hold it, when it was looked at last, and what may be changed about it. */
export function RoleCard({
  role,
  grounds,
  onChange,
}: {
  readonly role: RoleProfile;
  readonly grounds: SkillGrounds;
  readonly onChange: () => void;
}) {
  const path = `/api/v1/firms/${grounds.firm.id}/role-profiles/${role.id}`;
  const review = useAction(async () => {
    await post<RoleProfile>(`${path}/review`, {});
    onChange();
  });
  const { name, people, competences, holders, reviewedAt, recordedAt } = role;
  return (
    <article class="card" aria-label={name}>
      <h3>{name}</h3>
      <p>
        {t('roles.counts', { people, competences: competences.length, named: holders.length })}{' '}
        {t('roles.looked-at', { day: day(reviewedAt ?? recordedAt) })}
      </p>
      <p class="actions">
        <ActionButton action={review} label={t('roles.still-right', { name })} />
      </p>
      <details>
        <summary>{t('roles.change', { name })}</summary>
        <RoleForm grounds={grounds} role={role} onSaved={onChange} />
      </details>
      <details>
        <summary>{t('roles.who', { name })}</summary>
        <HoldersForm path={path} role={role} people={grounds.people} onSaved={onChange} />
      </details>
      <RemoveForm path={path} onRemoved={onChange} />
    </article>
  );
}

/** Who holds the post. The names stay in the firm: figures count them, nothing lists them. */
function HoldersForm({
  path,
  role,
  people,
  onSaved,
}: {
  readonly path: string;
  readonly role: RoleProfile;
  readonly people: SkillGrounds['people'];
  readonly onSaved: () => void;
}) {
  const form = useForm(async (fields) => {
    const body = { people: fields.getAll('person').map(String) };
    await post<RoleProfile>(`${path}/holders`, body);
    onSaved();
  });
  return (
    <form onSubmit={form.onSubmit}>
      <fieldset>
        <legend>{t('roles.who-holds')}</legend>
        {people.map(({ personId, givenName, familyName }) => (
          <Tick
            key={personId}
            name="person"
            value={personId}
            checked={role.holders.includes(personId)}
          >
            {givenName} {familyName}
          </Tick>
        ))}
      </fieldset>
      <p class="quiet">{t('roles.names-stay')}</p>
      <SendButton form={form} label={t('roles.name-them')} kind="plain" />
    </form>
  );
}
