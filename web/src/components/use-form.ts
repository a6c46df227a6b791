import { useState } from 'preact/hooks';

/** A form that is sent: whether it is under way, and why it was refused. */
export interface Form {
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/** Sends the fields of a form; a second press while it runs does nothing. */
export function useForm(send: (form: FormData) => Promise<void>): Form {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const submit = async (form: FormData) => {
    setBusy(true);
    setError(undefined);
    try {
      await send(form);
    } catch (fault) {
      setError(fault as Error);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const button = event.submitter as HTMLButtonElement | null;
    if (!busy) void submit(new FormData(event.currentTarget as HTMLFormElement, button));
  };
  return { busy, error, onSubmit };
}
