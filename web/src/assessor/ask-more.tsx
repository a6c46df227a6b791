import { useState } from 'preact/hooks';
import type { Claim, NewGapList } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Sends a claim back to the candidate: which criteria are not shown, and what is missing of each. */
export function AskMore({
  claim,
  onAsked,
}: {
  readonly claim: Claim;
  readonly onAsked: () => void;
}) {
  const form = useForm(async (fields) => {
    const gaps = claim.criteria
      .filter(({ id }) => fields.get(`gap:${id}`) === 'on')
      .map(({ id }) => ({ criterionId: id, missing: textOf(fields, `missing:${id}`).trim() }));
    const body: NewGapList = { gaps };
    await post<Claim>(`/api/v1/claims/${claim.id}/gap-list`, body);
    onAsked();
  });
  return (
    <details class="card">
      <summary>{t('ask-more.title')}</summary>
      <form onSubmit={form.onSubmit}>
        <p>{t('ask-more.intro')}</p>
        {claim.criteria.map((criterion) => (
          <GapFields key={criterion.id} criterion={criterion} />
        ))}
        <SendButton form={form} label={t('ask-more.do')} />
      </form>
    </details>
  );
}

function GapFields({ criterion }: { readonly criterion: Claim['criteria'][number] }) {
  const [ticked, setTicked] = useState(false);
  const { id, text } = criterion;
  return (
    <>
      <Tick name={`gap:${id}`} onTick={setTicked}>
        <Words of={text} />
      </Tick>
      {ticked && (
        <div class="cite">
          <Area label={t('ask-more.missing')} name={`missing:${id}`} required maxLength={2000} />
        </div>
      )}
    </>
  );
}
