import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { Words } from '../components/words.js';
import { kindWords } from '../credential/what-it-shows.js';
import { t } from '../messages.js';
import { day } from '../words.js';

type Gap = { readonly criterionId: string; readonly missing: string };

/** How a claim was decided, and what is missing where a criterion is not shown yet. */
export function DecisionView({ claim }: { readonly claim: Claim }) {
  const { decision } = claim;
  if (!decision) return null;
  const { how, decidedAt, levelReached, gapPlan } = decision;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{t('decision.title')}</h2>
      <p>
        {t(`decision.${how}`, { day: day(decidedAt) })}{' '}
        {levelReached === undefined
          ? t('decision.not-met')
          : t('decision.reached', { level: levelReached })}
      </p>
      {gapPlan.length > 0 && (
        <>
          <h3>{t('gap.title')}</h3>
          <ul>
            {gapPlan.map((gap) => (
              <li key={gap.criterionId}>
                <Missing claim={claim} gap={gap} />
                <br />
                {t('gap.would-show', { kinds: listOf(gap.wouldShow.map(kindWords)) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What an assessor has asked for before judging. */
export function AskedFor({ claim }: { readonly claim: Claim }) {
  const { gaps = [] } = claim;
  if (gaps.length === 0) return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('gap.asked')}</h2>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.at} ${gap.criterionId}`}>
            <Missing claim={claim} gap={gap} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ claim, gap }: { readonly claim: Claim; readonly gap: Gap }) {
  const criterion = claim.criteria.find(({ id }) => id === gap.criterionId);
  return (
    <>
      <strong>{criterion ? <Words of={criterion.text} /> : gap.criterionId}</strong>
      <br />
      {gap.missing === '' ? t('gap.not-shown') : gap.missing}
    </>
  );
}

const listOf = (words: readonly string[]): string =>
  new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(words);
