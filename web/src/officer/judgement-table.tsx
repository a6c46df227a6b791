import type { Claim, Judgements } from '../../../libs/domain/src/generated/schemas.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';

type Judgement = Judgements['items'][number];
type Judged = Judgement['criteria'][number];

/** Judgements beside one another, the criteria on which they differ first. */
export function JudgementTable({
  criteria,
  judgements,
}: {
  readonly criteria: Claim['criteria'];
  readonly judgements: Judgements['items'];
}) {
  const judged = (judgement: Judgement, id: string): Judged | undefined =>
    judgement.criteria.find(({ criterionId }) => criterionId === id);
  const differs = (id: string): boolean =>
    new Set(judgements.map((judgement) => judged(judgement, id)?.outcome)).size > 1;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={t('moderation.both')}>
      <table class="stacked">
        <caption>{t('moderation.both')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('moderation.criterion')}</th>
            {judgements.map(({ order }) => (
              <th scope="col" key={order}>
                {t('moderation.assessor', { order })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...criteria]
            .sort((a, b) => Number(differs(b.id)) - Number(differs(a.id)))
            .map(({ id, text }) => (
              <tr key={id}>
                <th scope="row">
                  <Words of={text} />
                  {differs(id) && <strong class="warning"> {t('moderation.differs')}</strong>}
                </th>
                {judgements.map((judgement) => (
                  <td
                    key={judgement.order}
                    data-label={t('moderation.assessor', { order: judgement.order })}
                  >
                    <Found judged={judged(judgement, id)} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Found({ judged }: { readonly judged: Judged | undefined }) {
  if (!judged) return null;
  return (
    <div>
      <strong>{t(`outcome.${judged.outcome}`)}</strong>
      {judged.rationale !== undefined && (
        <>
          <br />
          {judged.rationale}
        </>
      )}
    </div>
  );
}
