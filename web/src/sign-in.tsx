import { useState } from 'preact/hooks';
import type { Session } from '../../libs/domain/src/generated/schemas.js';
import { signIn } from './api.js';
import { Heading } from './components/heading.js';
import { ProblemNotice } from './components/problem.js';
import { textOf } from './text-of.js';
import { t } from './messages.js';

/** Sign-in with e-mail address and password. */
export function SignIn({
  notice,
  onSignedIn,
}: {
  /** Why the visitor is here again. */
  readonly notice?: string | undefined;
  readonly onSignedIn: (session: Session) => void;
}) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError(undefined);
    try {
      onSignedIn(await signIn(textOf(form, 'email'), textOf(form, 'password')));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <>
      <Heading title={t('sign-in.title')} />
      {notice !== undefined && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      {error && <ProblemNotice error={error} />}
      <form class="narrow" onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>{t('sign-in.email')}</span>
          <input name="email" type="email" autocomplete="username" required />
        </label>
        <label class="field">
          <span>{t('sign-in.password')}</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button disabled={busy}>{busy ? t('sign-in.busy') : t('sign-in.do')}</button>
      </form>
    </>
  );
}
