import type { Form } from './use-form.js';
import { ProblemNotice } from './problem.js';
import { t } from '../messages.js';

/** The button that sends a form, and above it why it was refused. */
export function SendButton({
  form,
  label,
  kind,
}: {
  readonly form: Form;
  readonly label: string;
  readonly kind?: 'plain';
}) {
  return (
    <>
      {form.error && <ProblemNotice error={form.error} />}
      <p>
        <button class={kind} disabled={form.busy}>
          {form.busy ? t('form.sending') : label}
        </button>
      </p>
    </>
  );
}
