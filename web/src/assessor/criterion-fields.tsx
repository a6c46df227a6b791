import { useState } from 'preact/hooks';
import type { Claim, Evidence } from '../../../libs/domain/src/generated/schemas.js';
import { inReadersLanguage } from '../words.js';

const outcomes = { met: 'Met', 'not-yet': 'Not yet', 'not-evidenced': 'Not shown' };
const qualities = {
  valid: 'Valid: it shows this criterion',
  authentic: 'Authentic: it is their own work',
  current: 'Current: it is recent enough',
};

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
      {criterion.mustObserve && (
        <p class="quiet">Needs an observation, a simulation or a work sample.</p>
      )}
      <div class="outcomes">
        {Object.entries(outcomes).map(([value, words]) => (
          <label class="choice" key={value}>
            <input type="radio" name={`outcome:${id}`} value={value} required />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <p class="label">Which evidence do you rely on?</p>
      {evidence.map((item) => (
        <Citation key={item.id} criterionId={id} item={item} />
      ))}
      <label class="choice">
        <input type="checkbox" name={`sufficient:${id}`} />
        <span>Sufficient: together this is enough</span>
      </label>
      <label class="field">
        <span>Why? (needed when it is not met)</span>
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
          {Object.entries(qualities).map(([quality, words]) => (
            <label class="choice" key={quality}>
              <input type="checkbox" name={`${quality}:${field}`} />
              <span>{words}</span>
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
