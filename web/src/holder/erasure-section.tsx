import { useState } from 'preact/hooks';
import type { Erasure, ErasurePlan } from '../../../libs/domain/src/generated/schemas.js';
import { forgetSession, get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useAction } from '../components/use-action.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

/** Erasing oneself: first the plan, what goes and what remains; then the word that confirms it. */
export function ErasureSection({ personId }: { readonly personId: string }) {
  const path = `/api/v1/people/${personId}/erasure`;
  const [plan, setPlan] = useState<ErasurePlan>();
  const [erased, setErased] = useState<Erasure>();
  const look = useAction(async () => {
    setPlan(await get<ErasurePlan>(path));
  });
  const word = t('erasure.word');
  const form = useForm(async (fields) => {
    if (textOf(fields, 'word').trim().toUpperCase() !== word)
      throw new Error(t('erasure.wrong-word', { word }));
    setErased(await post<Erasure>(path, { confirmation: plan?.confirmation }));
    forgetSession();
  });
  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure">{t('erasure.title')}</h2>
      {erased ? (
        <div role="status">
          <p class="notice">{t('erasure.done')}</p>
          <Remains texts={erased.remains} />
        </div>
      ) : plan ? (
        <>
          <h3>{t('erasure.goes')}</h3>
          <ul lang="en">
            {plan.goes
              .filter(({ count }) => count > 0)
              .map(({ what, count }) => (
                <li key={what}>
                  {what}
                  {count > 1 && ` (${String(count)})`}
                </li>
              ))}
          </ul>
          <Remains texts={plan.remains} />
          <form class="narrow" onSubmit={form.onSubmit}>
            <Field label={t('erasure.confirm', { word })} name="word" required />
            <SendButton form={form} label={t('erasure.do')} />
          </form>
        </>
      ) : (
        <>
          <p>{t('erasure.intro')}</p>
          <ActionButton action={look} label={t('erasure.look')} />
        </>
      )}
    </section>
  );
}

function Remains({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      <h3>{t('erasure.remains')}</h3>
      <ul lang="en">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
