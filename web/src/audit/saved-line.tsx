import { ProblemNotice } from '../components/problem.js';
import { t } from '../messages.js';
import { clock } from '../words.js';
import type { AnswersKept } from './use-answers.js';

/** Whether the hub has what was answered; a failure says so and can be repeated. */
export function SavedLine({ answers }: { readonly answers: AnswersKept }) {
  const { saving, savedAt, error, save } = answers;
  if (error)
    return (
      <ProblemNotice error={error}>
        <p>{t('saved.kept-here')}</p>
        <button type="button" class="plain" onClick={() => void save()}>
          {t('problem.try-again')}
        </button>
      </ProblemNotice>
    );
  return (
    <p class="quiet saved" role="status">
      {savedAt !== undefined
        ? t('saved.at', { time: clock(savedAt) })
        : saving
          ? t('saved.saving')
          : t('saved.by-itself')}
    </p>
  );
}
