import { useState } from 'preact/hooks';
import type { Session } from '../../libs/domain/src/generated/schemas.js';
import { signIn } from './api.js';
import { ProblemNotice } from './components/problem.js';

/** Sign-in with e-mail address and password. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    try {
      onSignedIn(await signIn(String(form.get('email')), String(form.get('password'))));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <main class="page">
      <h1 tabIndex={-1}>Sign in</h1>
      {error && <ProblemNotice error={error} />}
      <form onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>E-mail address</span>
          <input name="email" type="email" autocomplete="username" required />
        </label>
        <label class="field">
          <span>Password</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button disabled={busy}>Sign in</button>
      </form>
    </main>
  );
}
