import { useState } from 'preact/hooks';
import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import { Select } from '../components/field.js';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import type { AnswersKept } from './use-answers.js';

const LAST_TIME: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** What was left open, and the last step: after it nothing can be changed. */
export function FinalCheck({
  form: { items, answeredLastTime },
  answers,
  onGoTo,
}: {
  readonly form: AuditForm;
  readonly answers: AnswersKept;
  readonly onGoTo: (place: number) => void;
}) {
  const [lastTime, setLastTime] = useState(answeredLastTime);
  const send = useAction(() => answers.submit(lastTime));
  const places = items.map((item, place) => ({ item, place }));
  const open = places.filter(({ item }) => (answers.given[item.id] ?? null) === null);
  return (
    <>
      <Heading title={t('final.title')} />
      <p>{t('final.count', { answered: items.length - open.length, total: items.length })}</p>
      {open.length > 0 && (
        <>
          <p>{t('final.open-may')}</p>
          <ul class="plain-list">
            {open.map(({ item, place }) => (
              <li key={item.id}>
                <button
                  type="button"
                  class="plain as-text"
                  onClick={() => {
                    onGoTo(place);
                  }}
                >
                  {t('final.question', { place: place + 1, text: item.text })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Select
        label={t('final.last-time')}
        hint={t('final.last-time-why')}
        name="last-time"
        value={lastTime === undefined ? '' : lastTime ? 'yes' : 'no'}
        onChoice={(value) => {
          setLastTime(LAST_TIME[value]);
        }}
      >
        <option value="">{t('final.last-time-silent')}</option>
        <option value="no">{t('final.last-time-no')}</option>
        <option value="yes">{t('final.last-time-yes')}</option>
      </Select>
      <p class="notice">{t('final.once')}</p>
      {answers.error && <ProblemNotice error={answers.error} />}
      <p class="actions">
        <button type="button" disabled={send.busy} onClick={() => void send.run()}>
          {send.busy ? t('form.sending') : t('final.send')}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            onGoTo(items.length - 1);
          }}
        >
          {t('question.back')}
        </button>
      </p>
    </>
  );
}
