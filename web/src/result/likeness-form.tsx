import { useState } from 'preact/hooks';
import type { Audit, Likeness, NewLikeness } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { day } from '../words.js';

const ANSWERS = ['yes', 'partly', 'no'] as const;

/** "Does this look like you?": the cheapest test there is of whether a picture is right. */
export function LikenessForm({ audit }: { readonly audit: Audit }) {
  const [likeness, setLikeness] = useState(audit.likeness);
  const form = useForm(async (fields) => {
    const comment = textOf(fields, 'comment').trim();
    const body: NewLikeness = {
      answer: textOf(fields, 'likeness') as NewLikeness['answer'],
      ...(comment !== '' && { comment }),
    };
    setLikeness(await post<Likeness>(`/api/v1/audits/${audit.id}/likeness`, body));
  });
  return (
    <section aria-labelledby="likeness">
      <h2 id="likeness">{t(`likeness-title.${audit.kind}`)}</h2>
      <p>{t('likeness.why')}</p>
      {likeness && (
        <p class="notice" role="status">
          {t('likeness.said', {
            answer: t(`likeness-answer.${likeness.answer}`),
            day: day(likeness.at),
          })}
        </p>
      )}
      <form class="no-print" onSubmit={form.onSubmit}>
        <fieldset>
          <legend>{t('likeness.your-answer')}</legend>
          <div class="outcomes">
            {ANSWERS.map((answer) => (
              <Tick
                key={answer}
                type="radio"
                name="likeness"
                value={answer}
                required
                checked={likeness?.answer === answer}
              >
                {t(`likeness-answer.${answer}`)}
              </Tick>
            ))}
          </div>
        </fieldset>
        <Area label={t('likeness.comment')} name="comment" maxLength={1000} />
        <SendButton form={form} label={t('likeness.do')} kind="plain" />
      </form>
    </section>
  );
}
