import { useState } from 'preact/hooks';
import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { VerdictView } from './verdict-view.js';

const isProof = (text: string) => text.startsWith('c2sp.org/tlog-proof@');

/** Anyone pastes or chooses a credential, and the proof if at hand, and reads the verdict. */
export function Verifier() {
  const [credential, setCredential] = useState('');
  const [proof, setProof] = useState('');
  const [verdict, setVerdict] = useState<Verdict>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);

  const take = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const text = await file.text();
      if (isProof(text)) setProof(text);
      else setCredential(text);
    }
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setVerdict(undefined);
    setError(undefined);
    try {
      const request = { credential: credential.trim(), ...(proof !== '' && { proof }) };
      setVerdict(await post<Verdict>('/verify', request));
    } catch (fault) {
      setError(fault as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1 tabIndex={-1}>Check a credential</h1>
      <p>Choose the files you were given, or paste their text. Nothing is stored.</p>
      <form onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>Files: the credential, and its proof if you have it</span>
          <input type="file" multiple onChange={(event) => void take(event.currentTarget.files)} />
        </label>
        <label class="field">
          <span>Credential (JSON or JWT)</span>
          <textarea
            class="code"
            required
            value={credential}
            onInput={(event) => {
              setCredential(event.currentTarget.value);
            }}
          />
        </label>
        <label class="field">
          <span>Proof of the ledger (optional)</span>
          <textarea
            class="code"
            value={proof}
            onInput={(event) => {
              setProof(event.currentTarget.value);
            }}
          />
        </label>
        <button disabled={busy}>{busy ? 'Checking …' : 'Check'}</button>
      </form>
      <div aria-live="polite">
        {error && <ProblemNotice error={error} />}
        {verdict && <VerdictView verdict={verdict} />}
      </div>
    </>
  );
}
