import type { AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { PageLink } from '../components/bar.js';
import { StatusLine } from '../components/status-line.js';
import { t } from '../messages.js';
import { day } from '../words.js';

/** Whether a round is open, and how many have answered. */
export function RoundState({ round }: { readonly round: AuditRound }) {
  const { state, outcome, submitted, invited, opensAt, closesAt, endedAt } = round;
  const over = endedAt ?? closesAt;
  return (
    <StatusLine
      mark={outcome === 'nobody-answered' ? 'warning' : 'unknown'}
      word={t(`round-state.${state}`)}
    >
      {t('round.counts', { submitted, invited })}{' '}
      {state === 'planned' && t('round.opens', { day: day(opensAt) })}
      {state === 'open' && t('round.closes', { day: day(closesAt) })}
      {state === 'closed' && t('round.closed-on', { day: day(over) })}
      {state === 'cancelled' && t('round.cancelled-on', { day: day(over) })}
    </StatusLine>
  );
}

/** A round in a list. */
export function RoundCard({ round, base }: { readonly round: AuditRound; readonly base: string }) {
  return (
    <article class="card">
      <h3>{t('round.of', { day: day(round.opensAt) })}</h3>
      <RoundState round={round} />
      <p class="actions">
        <PageLink to={`${base}/rounds/${round.id}`}>
          {t('round.open-page', { day: day(round.opensAt) })}
        </PageLink>
      </p>
    </article>
  );
}
