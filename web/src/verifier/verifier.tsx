import { useState } from 'preact/hooks';
import type { Verdict, VerificationRequest } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { readFiles } from './read-files.js';
import { VerdictView } from './verdict-view.js';
import { t } from '../messages.js';

/** What is sent: the text as it was signed, without what mail and editors put around it. */
const requestOf = (credential: string, proof: string): VerificationRequest => ({
  credential: credential.trim(),
  ...(proof.trim() !== '' && { proof: proof.trim() }),
});

/** Anyone pastes or chooses a credential, and the proof if at hand, and reads the verdict. */
export function Verifier() {
  const [credential, setCredential] = useState('');
  const [proof, setProof] = useState('');
  const [verdict, setVerdict] = useState<Verdict>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);

  /** A verdict is of the text it was asked for: it goes when the text changes. */
  const change = (what: { readonly credential?: string; readonly proof?: string }) => {
    setVerdict(undefined);
    setError(undefined);
    if (what.credential !== undefined) setCredential(what.credential);
    if (what.proof !== undefined) setProof(what.proof);
  };
  const take = async (files: FileList | null) => {
    try {
      change(await readFiles([...(files ?? [])]));
    } catch (fault) {
      setError(fault as Error);
    }
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    change({});
    try {
      setVerdict(await post<Verdict>('/verify', requestOf(credential, proof)));
    } catch (fault) {
      setError(fault as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Heading title={t('verifier.title')} />
      <p>{t('verifier.intro')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>{t('verifier.files')}</span>
          <input
            type="file"
            multiple
            disabled={busy}
            onChange={(event) => void take(event.currentTarget.files)}
          />
        </label>
        <TextField
          label={t('verifier.credential')}
          value={credential}
          required
          readOnly={busy}
          onText={(text) => {
            change({ credential: text });
          }}
        />
        <TextField
          label={t('verifier.proof')}
          value={proof}
          readOnly={busy}
          onText={(text) => {
            change({ proof: text });
          }}
        />
        <button disabled={busy}>{busy ? t('verifier.busy') : t('verifier.do')}</button>
      </form>
      {error && <ProblemNotice error={error} />}
      {verdict && <VerdictView verdict={verdict} />}
    </>
  );
}

function TextField({
  label,
  onText,
  ...field
}: {
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly readOnly: boolean;
  readonly onText: (text: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        class="code"
        spellcheck={false}
        {...field}
        onInput={(event) => {
          onText(event.currentTarget.value);
        }}
      />
    </label>
  );
}
