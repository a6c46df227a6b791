import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { moment } from '../words.js';

type Source = Verdict['sources'][number];

function stateOf({ state, asOf, old }: Source): string {
  if (state !== 'found' || asOf === undefined) return t(`verify.source-state.${state}`);
  return old === true
    ? t('verify.source-old', { moment: moment(asOf) })
    : t('verify.source-as-of', { moment: moment(asOf) });
}

/** What the verdict was looked up in, and of when each of it is. */
export function SourcesList({ sources }: { readonly sources: readonly Source[] }) {
  if (sources.length === 0) return null;
  return (
    <details>
      <summary>{t('verify.sources')}</summary>
      <ul>
        {sources.map((source, i) => (
          <li key={i}>
            {t(`verify.part.${source.part}`)}: {stateOf(source)}
            <br />
            <span class="quiet">{source.source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
