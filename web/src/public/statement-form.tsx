import type {
  EndorsementLetter,
  EndorsementReceipt,
  NewEndorsementStatement,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Area, Field, Tick } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { shownLanguage, t } from '../messages.js';
import { textOf } from '../text-of.js';

const ANSWERS = ['yes', 'partly', 'no'] as const;
type Answer = (typeof ANSWERS)[number];

/** One answer for each task, who says so, and the agreement that it is read. Sent once. */
export function StatementForm({
  token,
  letter,
  onStated,
}: {
  readonly token: string;
  readonly letter: EndorsementLetter;
  readonly onStated: (receipt: EndorsementReceipt) => void;
}) {
  const form = useForm(async (fields) => {
    const body = readStatement(token, letter, fields);
    onStated(await post<EndorsementReceipt>('/api/v1/endorsement-statements', body));
  });
  return (
    <form onSubmit={form.onSubmit}>
      <h2>{t('statement.what')}</h2>
      {letter.tasks.map((task, place) => (
        <fieldset key={task}>
          <legend lang={letter.language}>{task}</legend>
          <div class="outcomes">
            {ANSWERS.map((answer) => (
              <Tick
                key={answer}
                type="radio"
                name={`answer:${String(place)}`}
                value={answer}
                required
              >
                {t(`answer.${answer}`)}
              </Tick>
            ))}
          </div>
        </fieldset>
      ))}
      <Area label={t('statement.words')} name="text" maxLength={4000} />
      <h2>{t('statement.you')}</h2>
      <Field label={t('statement.name')} name="witness" required maxLength={200} />
      <Field
        label={t('statement.relation')}
        hint={t('statement.relation-hint')}
        name="relation"
        required
        maxLength={200}
      />
      <Field label={t('statement.from')} name="from" type="date" required />
      <Field label={t('statement.to')} name="to" type="date" />
      <Tick name="agreed" required>
        {t('statement.agreed', { candidate: letter.candidate })}
      </Tick>
      <p class="quiet">{t('statement.once')}</p>
      <SendButton form={form} label={t('statement.do')} />
    </form>
  );
}

function readStatement(
  token: string,
  letter: EndorsementLetter,
  form: FormData,
): NewEndorsementStatement {
  const to = textOf(form, 'to');
  const text = textOf(form, 'text').trim();
  return {
    token,
    witness: textOf(form, 'witness').trim(),
    relation: textOf(form, 'relation').trim(),
    period: { from: textOf(form, 'from'), ...(to !== '' && { to }) },
    answers: letter.tasks.map((_, place) => textOf(form, `answer:${String(place)}`) as Answer),
    ...(text !== '' && { text }),
    language: shownLanguage(),
    agreed: form.get('agreed') === 'on',
  };
}
