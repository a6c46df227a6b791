import { useState } from 'preact/hooks';
import type {
  AuditRound,
  AuditRun,
  AuditStart,
  AuditSummaries,
  NewAudit,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { PageLink } from '../components/bar.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { goTo } from '../use-route.js';
import { day } from '../words.js';
import { AuditProgress } from './audit-progress.js';

/** Computes the picture of a closed round; that of a cluster takes a while and shows how far it is. */
export function StartAudit({ round, base }: { readonly round: AuditRound; readonly base: string }) {
  const [run, setRun] = useState<AuditRun>();
  const form = useForm(async () => {
    const body: NewAudit = { roundId: round.id };
    const started = await post<AuditStart>('/api/v1/audits', body);
    if (started.auditId !== undefined) goTo(`${base}/${started.auditId}`);
    else setRun(started.run);
  });
  const made = useLoaded(round.id, async () => {
    const { items } = await get<AuditSummaries>(`/api/v1/audits?round=${round.id}`);
    return items[0];
  });
  if (made.state === 'there' && made.value)
    return (
      <p class="notice">
        {t('start.made')} <PageLink to={`${base}/${made.value.id}`}>{t('run.to-picture')}</PageLink>
      </p>
    );
  if (round.answersEndedAt !== undefined)
    return <p class="notice">{t('start.gone', { day: day(round.answersEndedAt) })}</p>;
  if (run) return <AuditProgress first={run} base={base} />;
  return (
    <form class="notice" onSubmit={form.onSubmit}>
      <p>{t(round.outcome === 'nobody-answered' ? 'start.nobody' : 'start.ready')}</p>
      <SendButton form={form} label={t('start.do')} />
    </form>
  );
}
