import type { ComponentChildren } from 'preact';
import type { Loaded } from '../use-loaded.js';
import { ProblemNotice } from './problem.js';
import { t } from '../messages.js';

/** What was loaded; until then `words` say what is awaited, and a failure says why and can be repeated. */
export function WhenLoaded<T>({
  loaded,
  words,
  children,
}: {
  readonly loaded: Loaded<T>;
  readonly words: string;
  readonly children: (value: T) => ComponentChildren;
}) {
  if (loaded.state === 'loading') return <p role="status">{words}</p>;
  if (loaded.state === 'there') return <>{children(loaded.value)}</>;
  return (
    <ProblemNotice error={loaded.error}>
      <button type="button" class="plain" onClick={loaded.again}>
        {t('problem.try-again')}
      </button>
    </ProblemNotice>
  );
}
