import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import { Heading } from '../components/heading.js';
import { t } from '../messages.js';
import { AnswerChoice, codeOfKey } from './answer-choice.js';
import { SavedLine } from './saved-line.js';
import type { Answer, AnswersKept } from './use-answers.js';

/**
 * One question. An answer is one press, of a button or of its number key, and leads on to the next
 * question. The keys count only while the focus is in the question (WCAG 2.1.4).
 */
export function QuestionView({
  form,
  place,
  answers,
  onGoTo,
}: {
  readonly form: AuditForm;
  readonly place: number;
  readonly answers: AnswersKept;
  readonly onGoTo: (place: number) => void;
}) {
  const item = form.items[place];
  const scale = form.scales.find(({ id }) => id === item?.scale);
  if (!item || !scale) return null;
  const number = t('question.number', { place: place + 1, total: form.items.length });
  const lang = form.translation === 'english-shown' ? 'en' : form.language;
  const given = answers.given[item.id];
  const choose = (code: Answer) => {
    answers.answer(item.id, code);
    onGoTo(place + 1);
  };
  return (
    <section
      class="question"
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const code = codeOfKey(event.key);
        if (code === undefined) return;
        event.preventDefault();
        choose(code);
      }}
    >
      <Heading title={number}>
        <span class="number">{number}</span>{' '}
        <span class="stem" lang={lang}>
          {scale.stem}
        </span>{' '}
        <span id="question" lang={lang}>
          {item.text}
        </span>
      </Heading>
      <progress max={form.items.length} value={place} aria-label={number} />
      <AnswerChoice scale={scale} lang={lang} given={given} onChoice={choose} />
      <p class="actions">
        {place > 0 && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              onGoTo(place - 1);
            }}
          >
            {t('question.back')}
          </button>
        )}
        <button
          type="button"
          class="plain"
          onClick={() => {
            if (given === undefined) choose(null);
            else onGoTo(place + 1);
          }}
        >
          {given === undefined || given === null ? t('question.leave-open') : t('question.next')}
        </button>
      </p>
      <SavedLine answers={answers} />
      <p class="quiet keys">{t('question.keys')}</p>
    </section>
  );
}
