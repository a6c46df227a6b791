import { useState } from 'preact/hooks';

/** Something that a button does: whether it is under way, and why it failed. */
export interface Action {
  readonly busy: boolean;
  readonly error: Error | undefined;
  /** Runs it; a second click while it runs does nothing. */
  readonly run: () => Promise<void>;
}

export function useAction(work: () => Promise<void>): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (fault) {
      setError(fault as Error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
