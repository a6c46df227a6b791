import { ProblemNotice } from './problem.js';
import type { Action } from './use-action.js';
import { t } from '../messages.js';

/** A button that does one thing, and beneath it why it could not. */
export function ActionButton({
  action,
  label,
  kind = 'plain',
}: {
  readonly action: Action;
  readonly label: string;
  readonly kind?: 'plain' | 'main';
}) {
  return (
    <>
      <button
        type="button"
        class={kind === 'plain' ? 'plain' : undefined}
        disabled={action.busy}
        onClick={() => void action.run()}
      >
        {action.busy ? t('form.sending') : label}
      </button>
      {action.error && <ProblemNotice error={action.error} />}
    </>
  );
}
