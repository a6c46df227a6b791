import { useState } from 'preact/hooks';
import { t } from '../messages.js';

/** A text that is to be taken along: to read, to select, and to copy with one press. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const [said, setSaid] = useState<'copy.done' | 'copy.by-hand'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copy.done');
    } catch {
      // Browsers allow it only on https and to a page in front: the text can still be selected.
      setSaid('copy.by-hand');
    }
  };
  return (
    <div class="copy">
      <label class="field">
        <span>{label}</span>
        <input
          readOnly
          value={text}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
      </label>
      <button type="button" class="plain" onClick={() => void copy()}>
        {t('copy.do')}
      </button>
      <span role="status">{said && t(said)}</span>
    </div>
  );
}
