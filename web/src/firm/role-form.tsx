import { useState } from 'preact/hooks';
import type { NewRoleProfile, RoleProfile } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Field } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { CompetenceFields, readCompetence } from './competence-fields.js';
import type { SkillGrounds } from './skills-page.js';

/** Describes a post: how many hold it and which competences it needs. */
export function RoleForm({
  grounds: { firm, standards },
  role,
  onSaved,
}: {
  readonly grounds: SkillGrounds;
  /** The post that is described anew; a new one when absent. */
  readonly role?: RoleProfile;
  readonly onSaved: () => void;
}) {
  const [places, setPlaces] = useState(() => (role?.competences ?? [undefined]).map((_, at) => at));
  const form = useForm(async (fields) => {
    const path = `/api/v1/firms/${firm.id}/role-profiles`;
    const body: NewRoleProfile = {
      name: textOf(fields, 'name').trim(),
      people: Number(textOf(fields, 'people')),
      competences: places.map((place) => readCompetence(place, fields)),
    };
    await post<RoleProfile>(role ? `${path}/${role.id}/correction` : path, body);
    onSaved();
  });
  return (
    <form onSubmit={form.onSubmit}>
      <Field
        label={t('roles.name')}
        hint={t('roles.name-hint')}
        name="name"
        maxLength={120}
        required
        value={role?.name ?? ''}
      />
      <Field
        label={t('roles.people')}
        name="people"
        type="number"
        min="0"
        max="250"
        required
        value={String(role?.people ?? 1)}
      />
      {places.map((place) => (
        <CompetenceFields
          key={place}
          place={place}
          standards={standards}
          competence={role?.competences[place]}
          {...(places.length > 1 && {
            onRemove: () => {
              setPlaces(places.filter((other) => other !== place));
            },
          })}
        />
      ))}
      <p>
        <button
          type="button"
          class="plain"
          onClick={() => {
            setPlaces([...places, Math.max(-1, ...places) + 1]);
          }}
        >
          {t('roles.add')}
        </button>
      </p>
      <SendButton form={form} label={t('roles.do')} />
    </form>
  );
}
