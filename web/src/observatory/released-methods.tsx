import { METHOD_PARTS } from '../../../libs/domain/src/audit/method/audit-method.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import type {
  AuditMethodRelease,
  AuditMethodReleases,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { useReportWords } from '../audit/use-report-words.js';
import { Rows } from '../components/rows.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';

/** For which versions of the method of the audit the registry vouches, and what they hold, as digests. */
export function ReleasedMethods() {
  const released = useLoaded('methods', () => get<AuditMethodReleases>('/api/v1/audit-methods'));
  const words = useReportWords();
  return (
    <section aria-labelledby="methods">
      <h2 id="methods">{t('observatory.method')}</h2>
      <p>{t('observatory.method-intro')}</p>
      <WhenLoaded loaded={released} words={t('observatory.loading')}>
        {({ items }) => (
          <WhenLoaded loaded={words} words={t('observatory.loading')}>
            {(spoken) =>
              items.length === 0 ? (
                <p class="notice">{t('observatory.method-none')}</p>
              ) : (
                items
                  .toReversed()
                  .map((one) => (
                    <Method key={JSON.stringify(one.versions)} release={one} words={spoken} />
                  ))
              )
            }
          </WhenLoaded>
        )}
      </WhenLoaded>
    </section>
  );
}

function Method({
  release: { status, versions, digests, releasedAt, ledgerIndex },
  words: { page, format },
}: {
  readonly release: AuditMethodRelease;
  readonly words: ReportWords;
}) {
  const date = format.day(releasedAt);
  return (
    <details class="card">
      <summary>
        {ledgerIndex === undefined
          ? t('observatory.method-unplaced', { date })
          : t('observatory.method-placed', { date, place: String(ledgerIndex) })}
      </summary>
      <Rows
        rows={[
          [
            t('observatory.method-status'),
            status === 'design-stage' ? t('observatory.method-design-stage') : status,
          ],
          [page.rests.engine, versions.engine],
          ...METHOD_PARTS.map(
            (part) =>
              [
                page.rests[part],
                <>
                  {versions[part]} <code>{digests[part]}</code>
                </>,
              ] as const,
          ),
        ]}
      />
    </details>
  );
}
