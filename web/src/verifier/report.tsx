import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { version } from '../../../package.json';
import { t } from '../messages.js';

/** The verdict with the time and the tool, for the reader's own files. */
function save(verdict: Verdict): void {
  const report = { tool: 'Guildmark', version, checkedAt: verdict.checkedAt, verdict };
  const blob = new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'verdict.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Two ways to keep what was found. */
export function Report({ verdict }: { readonly verdict: Verdict }) {
  return (
    <>
      <p class="quiet">{t('verify.tool', { version })}</p>
      <p class="actions no-print">
        <button
          type="button"
          class="plain"
          onClick={() => {
            print();
          }}
        >
          {t('verify.print')}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            save(verdict);
          }}
        >
          {t('verify.save')}
        </button>
      </p>
    </>
  );
}
