import { t } from '../messages.js';
import type { ChosenFile } from './read-files.js';

/** Files by a button, or dropped anywhere on the page; and the picture or document that was chosen. */
export function ChosenFiles({
  file,
  busy,
  isOver,
  onFiles,
  onRemove,
}: {
  readonly file: ChosenFile | undefined;
  readonly busy: boolean;
  /** Whether files hang over the page. */
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: () => void;
}) {
  return (
    <div class={isOver ? 'drop over' : 'drop'}>
      <label class="field">
        <span>{t('verifier.files')}</span>
        <input
          type="file"
          multiple
          disabled={busy}
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
          }}
        />
      </label>
      <p class="quiet">{t('verify.drop')}</p>
      {file && (
        <p class="actions">
          <span>{t('verify.chosen', { name: file.name })}</span>
          <button type="button" class="plain" disabled={busy} onClick={onRemove}>
            {t('verify.remove')}
          </button>
        </p>
      )}
    </div>
  );
}
