import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { t } from '../messages.js';
import { ChosenFiles } from './chosen-files.js';
import { readFiles } from './read-files.js';
import { takeSharedAddress } from './shared-address.js';
import { TextField } from './text-field.js';
import { useDrop } from './use-drop.js';
import { type Brought, isAnything, NOTHING, useVerification } from './use-verification.js';
import { VerdictView } from './verdict-view.js';

/** Anyone brings a credential, as text, file or address, and reads the verdict. Nothing is stored. */
export function Verifier() {
  const [brought, setBrought] = useState<Brought>(NOTHING);
  const { verdict, error, busy, forget, verify, fail } = useVerification();

  /** A verdict is of what it was asked for: it goes when that changes. */
  const change = (what: Partial<Brought>) => {
    forget();
    setBrought((before) => ({ ...before, ...what }));
  };
  const take = async (files: readonly File[]) => {
    try {
      const found = await readFiles(files);
      const isCredential = found.credential !== undefined || found.file !== undefined;
      change({ ...(isCredential && { credential: '', url: '', file: undefined }), ...found });
    } catch (fault) {
      fail(fault as Error);
    }
  };
  const ask = (what: Brought) => {
    setBrought(what);
    void verify(what);
  };
  useEffect(() => {
    const url = takeSharedAddress();
    if (url !== undefined) ask({ ...NOTHING, url });
  }, []);
  const isOver = useDrop((files) => void take(files));
  return (
    <>
      <Heading title={t('verifier.title')} />
      <p>{t('verifier.intro')}</p>
      <form
        class="no-print"
        onSubmit={(event) => {
          event.preventDefault();
          void verify(brought);
        }}
      >
        <ChosenFiles
          file={brought.file}
          busy={busy}
          isOver={isOver}
          onFiles={(files) => void take(files)}
          onRemove={() => {
            change({ file: undefined });
          }}
        />
        <label class="field">
          <span>{t('verify.url')}</span>
          <input
            type="url"
            value={brought.url}
            readOnly={busy}
            placeholder="https://"
            onInput={(event) => {
              change({ url: event.currentTarget.value });
            }}
          />
        </label>
        <TextField
          label={t('verifier.credential')}
          value={brought.credential}
          readOnly={busy}
          onText={(credential) => {
            change({ credential });
          }}
        />
        <TextField
          label={t('verifier.proof')}
          value={brought.proof}
          readOnly={busy}
          onText={(proof) => {
            change({ proof });
          }}
        />
        <p class="quiet">{t('verify.not-stored')}</p>
        <button disabled={busy || !isAnything(brought)}>
          {busy ? t('verifier.busy') : t('verifier.do')}
        </button>
      </form>
      {error && <ProblemNotice error={error} />}
      {verdict && (
        <VerdictView
          verdict={verdict}
          onRetry={() => void verify(brought)}
          onChoose={(number) => {
            ask({ ...brought, url: `${brought.url.trim()}/${String(number)}` });
          }}
        />
      )}
    </>
  );
}
