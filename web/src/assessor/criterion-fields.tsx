import { useState } from 'preact/hooks';
import type { Claim, Evidence } from '../../../libs/domain/src/generated/schemas.js';
import { inReadersLanguage } from '../words.js';
import { t } from '../messages.js';

const OUTCOMES = ['met', 'not-yet', 'not-evidenced'] as const;
const QUALITIES = ['valid', 'authentic', 'current'] as const;

interface Props {
  readonly number: number;
  readonly criterion: Claim['criteria'][number];
  readonly claim: Claim;
}

/** One criterion: the outcome, the evidence it rests on, and the reason. */
export function CriterionFields({ number, criterion, claim }: Props) {
  const { id } = criterion;
  const text = inReadersLanguage(criterion.text);
  const evidence = claim.experiences.flatMap((experience) => experience.evidence);
  return (
    <fieldset id={`criterion-${String(number)}`} tabIndex={-1}>
      <legend>
        {number}. <span lang={text.lang}>{text.text}</span>
      </legend>
      {criterion.mustObserve && <p class="quiet">{t('judge.must-observe')}</p>}
      <div class="outcomes">
        {OUTCOMES.map((value) => (
          <label class="choice" key={value}>
            <input type="radio" name={`outcome:${id}`} value={value} required />
            <span>{t(`outcome.${value}`)}</span>
          </label>
        ))}
      </div>
      <p class="label">{t('judge.which-evidence')}</p>
      {evidence.map((item) => (
        <Citation key={item.id} criterionId={id} item={item} />
      ))}
      <label class="choice">
        <input type="checkbox" name={`sufficient:${id}`} />
        <span>{t('judge.sufficient')}</span>
      </label>
      <label class="field">
        <span>{t('judge.why')}</span>
        <textarea name={`why:${id}`} maxLength={2000} />
      </label>
    </fieldset>
  );
}

/** An item of evidence to rely on. What holds of it is asked only then: unasked ticks would be lost. */
function Citation({
  criterionId,
  item,
}: {
  readonly criterionId: string;
  readonly item: Evidence;
}) {
  const [cited, setCited] = useState(false);
  const field = `${criterionId}:${item.id}`;
  return (
    <div role="group" aria-label={item.title}>
      <label class="choice">
        <input
          type="checkbox"
          name={`cite:${field}`}
          onChange={(event) => {
            setCited(event.currentTarget.checked);
          }}
        />
        <span lang={item.language}>{item.title}</span>
      </label>
      {cited && (
        <div class="cite">
          {QUALITIES.map((quality) => (
            <label class="choice" key={quality}>
              <input type="checkbox" name={`${quality}:${field}`} />
              <span>{t(`quality.${quality}`)}</span>
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
