import type { Claim, Experience, Experiences } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { ExperienceFields } from './experience-fields.js';
import { readExperience } from './read-experience.js';

/** Adds what was done and its evidence to a claim, first or when an assessor asked for more. */
export function MoreEvidence({
  claim,
  onChange,
}: {
  readonly claim: Claim;
  readonly onChange: (claim: Claim) => void;
}) {
  const loaded = useLoaded(`experiences-${claim.id}`, () =>
    get<Experiences>('/api/v1/experiences'),
  );
  const form = useForm(async (fields) => {
    const chosen = fields.getAll('experience').map(String);
    const fresh = await readExperience(fields);
    if (fresh) chosen.push((await post<Experience>('/api/v1/experiences', fresh)).id);
    const body = { experiences: chosen };
    onChange(await post<Claim>(`/api/v1/claims/${claim.id}/documentation`, body));
  });
  if (claim.state !== 'identified' && claim.state !== 'documented') return null;
  const used = claim.experiences.map(({ id }) => id);
  return (
    <details class="card" open={(claim.gaps ?? []).length > 0}>
      <summary>{t('more-evidence.title')}</summary>
      <form onSubmit={form.onSubmit}>
        <WhenLoaded loaded={loaded} words={t('new-claim.loading')}>
          {({ items }) => (
            <>
              {items.map(({ id, role, from }) => (
                <Tick key={id} name="experience" value={id} checked={used.includes(id)}>
                  {role}, {t('experience.since', { from: day(from) })}
                </Tick>
              ))}
              <ExperienceFields isOnly={items.length === 0} />
            </>
          )}
        </WhenLoaded>
        <SendButton form={form} label={t('more-evidence.do')} />
      </form>
    </details>
  );
}
