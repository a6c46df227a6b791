import type { AuditSummaries, AuditSummary } from '../../../libs/domain/src/generated/schemas.js';
import { PageLink } from '../components/bar.js';
import { Pages } from '../components/pages.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** Pictures that were made, the newest first. */
export function AuditList({
  first,
  base,
}: {
  readonly first: AuditSummaries;
  readonly base: string;
}) {
  return (
    <>
      <h2>{t('audits.pictures')}</h2>
      {first.items.length === 0 && <p class="notice">{t('audits.no-pictures')}</p>}
      <Pages path="/api/v1/audits" first={first}>
        {(audits) => audits.map((audit) => <AuditCard key={audit.id} audit={audit} base={base} />)}
      </Pages>
    </>
  );
}

function AuditCard({
  audit: { id, kind, firmName, createdAt, respondents, verdict },
  base,
}: {
  readonly audit: AuditSummary;
  readonly base: string;
}) {
  return (
    <article class="card">
      <h3>
        {kind === 'cluster' ? t('audits.of-cluster') : (firmName ?? t('audits.of-firm'))},{' '}
        {day(createdAt)}
      </h3>
      <p>{t(`verdict.${verdict ?? 'no-data'}`)}</p>
      <p class="quiet">{t('audits.rests-on', { count: respondents })}</p>
      <p class="actions">
        <PageLink to={`${base}/${id}`}>{t('audits.open', { day: day(createdAt) })}</PageLink>
      </p>
    </article>
  );
}
