import { useEffect, useRef, useState } from 'preact/hooks';
import type { AuditRun } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { PageLink } from '../components/bar.js';
import { ProblemNotice } from '../components/problem.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { moment } from '../words.js';

/** Often enough that nobody thinks it hangs, seldom enough that the hub does not notice. */
const LOOK_MS = 1000;

/** How far the audit of a cluster is; looks again by itself until it is over. */
export function AuditProgress({
  first,
  base,
}: {
  readonly first: AuditRun;
  readonly base: string;
}) {
  const [run, setRun] = useState(first);
  const look = useAction(async () => {
    const now = await get<AuditRun>(`/api/v1/audit-runs/${run.id}`);
    // An answer from before the cancellation may come after it.
    setRun((known) => (known.state === 'running' ? now : known));
  });
  const cancel = useAction(async () => {
    setRun(await post<AuditRun>(`/api/v1/audit-runs/${run.id}/cancellation`, {}));
    outcome.current?.focus();
  });
  const outcome = useRef<HTMLParagraphElement>(null);
  const isOver = run.state !== 'running';
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => void look.run(), LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isOver]);
  const { id, done, total, failed, etaSeconds, auditId } = run;
  return (
    <article class="notice" aria-labelledby={id}>
      <h2 id={id}>{t(`run-state.${run.state}`)}</h2>
      <progress max={total} value={done} aria-labelledby={id} />
      <p>
        {t('run.counts', { done, total, failed })}{' '}
        {!isOver && etaSeconds !== undefined && t('run.eta', { seconds: etaSeconds })}
      </p>
      {!isOver && <p>{t('run.may-leave')}</p>}
      {/* Said once, and only when it is over: figures that tick are for the eye. */}
      <p role="status" tabIndex={-1} ref={outcome}>
        {isOver && t(`run-over.${run.state}`, { moment: moment(run.finishedAt ?? run.startedAt) })}
      </p>
      {!isOver && (
        <details>
          <summary>{t('run.cancel')}</summary>
          <p>{t('run.cancel-means')}</p>
          <ActionButton action={cancel} label={t('run.cancel-now')} />
        </details>
      )}
      {auditId !== undefined && (
        <p class="actions">
          <PageLink to={`${base}/${auditId}`}>{t('run.to-picture')}</PageLink>
        </p>
      )}
      {look.error && <ProblemNotice error={look.error} />}
    </article>
  );
}
