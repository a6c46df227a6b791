import type {
  Claim,
  Judgements,
  NewModeration,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { Area, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { useLoaded } from '../use-loaded.js';
import { JudgementTable } from './judgement-table.js';

type Choice = NewModeration['choice'];

/** Two judgements differ: the moderator reads both, lets one stand with a reason, or orders a fresh one. */
export function Moderation({
  claim,
  onModerated,
}: {
  readonly claim: Claim;
  readonly onModerated: (claim: Claim) => void;
}) {
  const path = `/api/v1/claims/${claim.id}`;
  const loaded = useLoaded(`judgements-${claim.id}`, () => get<Judgements>(`${path}/judgements`));
  const form = useForm(async (fields) => {
    const body: NewModeration = {
      choice: textOf(fields, 'choice') as Choice,
      reason: textOf(fields, 'reason').trim(),
    };
    onModerated(await post<Claim>(`${path}/moderation`, body));
  });
  return (
    <section class="card" aria-labelledby="moderation">
      <h2 id="moderation">{t('officer-next.moderate')}</h2>
      <p>{t('officer-means.moderate')}</p>
      <WhenLoaded loaded={loaded} words={t('moderation.loading')}>
        {({ items }) => (
          <>
            <JudgementTable criteria={claim.criteria} judgements={items} />
            <form onSubmit={form.onSubmit}>
              <fieldset>
                <legend>{t('moderation.which')}</legend>
                {choicesFor(items).map((choice) => (
                  <Tick key={choice} type="radio" name="choice" value={choice} required>
                    {t(`moderation.${choice}`)}
                  </Tick>
                ))}
              </fieldset>
              <Area label={t('moderation.reason')} name="reason" required maxLength={2000} />
              <SendButton form={form} label={t('moderation.do')} />
            </form>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

/** One fresh assessment can be ordered; once it is there, it is one of those that may stand. */
const choicesFor = (items: Judgements['items']): readonly Choice[] =>
  items.some(({ order }) => order === 3)
    ? ['first', 'second', 'fresh']
    : ['first', 'second', 'order-fresh'];
