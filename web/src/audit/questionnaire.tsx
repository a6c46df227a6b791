import { useState } from 'preact/hooks';
import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import { FinalCheck } from './final-check.js';
import { NoForm } from './no-form.js';
import { QuestionView } from './question-view.js';
import { Thanks } from './thanks.js';
import { useAnswers } from './use-answers.js';
import { Welcome } from './welcome.js';

/** The questions one after the other, between a page that says what this is and a last look at all. */
export function Questionnaire({ form }: { readonly form: AuditForm }) {
  const answers = useAnswers(form);
  const [place, setPlace] = useState<number | 'welcome' | 'check'>('welcome');
  const { items } = form;
  if (answers.sent) return <Thanks key="thanks" form={form} />;
  if (answers.ended) return <NoForm key="ended" why={answers.ended} />;
  if (place === 'welcome')
    return (
      <Welcome
        key="welcome"
        form={form}
        started={Object.keys(answers.given).length > 0}
        onStart={() => {
          const open = items.findIndex(({ id }) => answers.given[id] === undefined);
          setPlace(open === -1 ? 'check' : open);
        }}
      />
    );
  if (place === 'check')
    return <FinalCheck key="check" form={form} answers={answers} onGoTo={setPlace} />;
  return (
    <QuestionView
      key={String(place)}
      form={form}
      place={place}
      answers={answers}
      onGoTo={(next) => {
        setPlace(next < items.length ? next : 'check');
      }}
    />
  );
}
