import type { NewRoleProfile, Standards } from '../../../libs/domain/src/generated/schemas.js';
import { Field, Select, Tick } from '../components/field.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { inReadersLanguage } from '../words.js';

type Competence = NewRoleProfile['competences'][number];
const DECAYS = ['craft', 'management', 'marketing', 'regulatory', 'digital'] as const;
/** Whatever is not marketing: the hub asks for two letters at least. */
const OTHER_FAMILY = 'GEN';

/** One competence of a post: which, at what level, for how many, how important. */
export function CompetenceFields({
  place,
  standards,
  competence,
  onRemove,
}: {
  readonly place: number;
  readonly standards: Standards['items'];
  readonly competence: Competence | undefined;
  readonly onRemove?: () => void;
}) {
  const name = (part: string) => `${part}:${String(place)}`;
  const { standard, level, need, criticality, decay, family, core } = competence ?? {};
  return (
    <fieldset>
      <legend>{t('roles.competence', { number: place + 1 })}</legend>
      <Select
        label={t('roles.which')}
        name={name('standard')}
        required
        {...(standard !== undefined && { value: standard })}
      >
        <option value="">{t('form.choose')}</option>
        {standards.map(({ versionUri, content }) => {
          const { text, lang } = inReadersLanguage(content.title);
          return (
            <option key={versionUri} value={versionUri} lang={lang}>
              {text}
            </option>
          );
        })}
      </Select>
      <Field
        label={t('roles.level')}
        name={name('level')}
        type="number"
        min="1"
        max="5"
        required
        value={String(level ?? 2)}
      />
      <Field
        label={t('roles.need')}
        hint={t('roles.need-hint')}
        name={name('need')}
        type="number"
        min="1"
        max="250"
        value={/^min:(\d+)$/.exec(need ?? '')?.[1] ?? ''}
      />
      <Field
        label={t('roles.criticality')}
        hint={t('roles.criticality-hint')}
        name={name('criticality')}
        type="number"
        min="1"
        max="5"
        required
        value={String(criticality ?? 3)}
      />
      <Select label={t('roles.decay')} name={name('decay')} value={decay ?? 'craft'}>
        {DECAYS.map((one) => (
          <option key={one} value={one}>
            {t(`decay.${one}`)}
          </option>
        ))}
      </Select>
      <Tick name={name('marketing')} checked={family === 'MKT'}>
        {t('roles.marketing')}
      </Tick>
      <Tick name={name('core')} checked={core ?? true}>
        {t('roles.core')}
      </Tick>
      {onRemove && (
        <button type="button" class="plain" onClick={onRemove}>
          {t('roles.take-out', { number: place + 1 })}
        </button>
      )}
    </fieldset>
  );
}

/** The competence of a place, as it was filled in. */
export function readCompetence(place: number, form: FormData): Competence {
  const text = (part: string) => textOf(form, `${part}:${String(place)}`);
  const need = text('need');
  return {
    standard: text('standard'),
    level: Number(text('level')),
    need: need === '' ? 'all' : `min:${need}`,
    criticality: Number(text('criticality')),
    decay: text('decay') as Competence['decay'],
    family: text('marketing') === 'on' ? 'MKT' : OTHER_FAMILY,
    core: text('core') === 'on',
  };
}
