import { useState } from 'preact/hooks';
import type { AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { EndRound } from './end-round.js';
import { Expectations } from './expectations.js';
import { FirmsOfRound } from './firms-of-round.js';
import { InviteForm } from './invite-form.js';
import { Links } from './links.js';
import { RoundState } from './round-card.js';
import { StartAudit } from './start-audit.js';
import { StrataTable } from './strata-table.js';

/** A round: how many answered, whom to ask yet, what so many answers can show, and its end. */
export function RoundPage({ roundId, base }: { readonly roundId: string; readonly base: string }) {
  const loaded = useLoaded(roundId, () => get<AuditRound>(`/api/v1/audit-rounds/${roundId}`));
  return (
    <LoadedPage loaded={loaded} title={t('round.title')} words={t('round.loading')}>
      {(first) => <Round first={first} base={base} />}
    </LoadedPage>
  );
}

function Round({ first, base }: { readonly first: AuditRound; readonly base: string }) {
  const [round, setRound] = useState(first);
  const path = `/api/v1/audit-rounds/${round.id}`;
  const again = async () => {
    setRound(await get<AuditRound>(path));
  };
  const isRunning = round.state === 'planned' || round.state === 'open';
  return (
    <>
      <Heading title={t('round.of', { day: day(round.opensAt) })} />
      {round.firm && <p class="quiet">{round.firm.name}</p>}
      <RoundState round={round} />
      {round.state === 'closed' && <StartAudit round={round} base={base} />}
      {isRunning && <InviteForm round={round} onInvited={() => void again()} />}
      {round.invited > 0 && <StrataTable round={round} />}
      {isRunning && round.invitations.length > 0 && <Links round={round} onChange={setRound} />}
      {round.firms && <FirmsOfRound firms={round.firms} />}
      {isRunning && <Expectations round={round} />}
      <details class="card">
        <summary>{t('round.protection')}</summary>
        <ul>
          {round.protection.map((code) => (
            <li key={code}>{t(`protection.${code}`, { months: round.keptMonths })}</li>
          ))}
        </ul>
      </details>
      {isRunning && <EndRound round={round} onEnd={setRound} />}
    </>
  );
}
