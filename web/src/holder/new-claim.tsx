import { useState } from 'preact/hooks';
import type {
  Claim,
  Experience,
  Experiences,
  Standard,
  Standards,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { useLoaded } from '../use-loaded.js';
import { goTo } from '../use-route.js';
import { day, inReadersLanguage } from '../words.js';
import { ExperienceFields } from './experience-fields.js';
import { readExperience } from './read-experience.js';

interface Grounds {
  readonly standards: readonly Standard[];
  readonly experiences: readonly Experience[];
}

async function grounds(): Promise<Grounds> {
  const [standards, experiences] = await Promise.all([
    get<Standards>('/api/v1/standards'),
    get<Experiences>('/api/v1/experiences'),
  ]);
  return { standards: standards.items, experiences: experiences.items };
}

/** "I can do this": a standard and a level, what was done at work, the evidence, the agreement. */
export function NewClaim() {
  const loaded = useLoaded('new-claim', grounds);
  return (
    <>
      <Heading title={t('new-claim.title')} />
      <WhenLoaded loaded={loaded} words={t('new-claim.loading')}>
        {(value) => <ClaimForm grounds={value} />}
      </WhenLoaded>
    </>
  );
}

function ClaimForm({ grounds: { standards, experiences } }: { readonly grounds: Grounds }) {
  const [standard, setStandard] = useState<Standard>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(undefined);
    try {
      const chosen = form.getAll('experience').map(String);
      const fresh = await readExperience(form);
      if (fresh) chosen.push((await post<Experience>('/api/v1/experiences', fresh)).id);
      const claim = await post<Claim>('/api/v1/claims', {
        standard: textOf(form, 'standard'),
        level: Number(textOf(form, 'level')),
        experiences: chosen,
        consent: true,
      });
      goTo(`/claims/${claim.id}`);
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{t('new-claim.standard')}</span>
        <select
          name="standard"
          required
          onChange={({ currentTarget: { value } }) => {
            setStandard(standards.find(({ versionUri }) => versionUri === value));
          }}
        >
          <option value="">{t('form.choose')}</option>
          {standards.map(({ versionUri, content }) => {
            const words = inReadersLanguage(content.title);
            return (
              <option key={versionUri} value={versionUri} lang={words.lang}>
                {words.text}
              </option>
            );
          })}
        </select>
      </label>
      {standard && <Levels key={standard.versionUri} standard={standard} />}
      <fieldset>
        <legend>{t('new-claim.experience')}</legend>
        {experiences.map(({ id, role, from }) => (
          <label class="choice" key={id}>
            <input type="checkbox" name="experience" value={id} />
            <span>
              {role}, {t('experience.since', { from: day(from) })}
            </span>
          </label>
        ))}
        <ExperienceFields isOnly={experiences.length === 0} />
      </fieldset>
      <label class="choice">
        <input type="checkbox" name="consent" required />
        <span>{t('new-claim.consent')}</span>
      </label>
      {error && <ProblemNotice error={error} />}
      <p>
        <button disabled={busy}>{busy ? t('new-claim.busy') : t('new-claim.do')}</button>
      </p>
    </form>
  );
}

/** Each level by what somebody does at it: people choose by reading, not by number. */
function Levels({ standard }: { readonly standard: Standard }) {
  return (
    <fieldset>
      <legend>{t('new-claim.level')}</legend>
      {standard.content.levels.map(({ level, title, behaviour }) => {
        const name = inReadersLanguage(title);
        const words = inReadersLanguage(behaviour);
        return (
          <label class="choice" key={level}>
            <input type="radio" name="level" value={String(level)} required />
            <span>
              {level}. <span lang={name.lang}>{name.text}</span>
              <br />
              <span class="quiet" lang={words.lang}>
                {words.text}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
