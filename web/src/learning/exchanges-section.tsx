import { useState } from 'preact/hooks';
import type {
  Exchange,
  Exchanges,
  Firm,
  Firms,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Pages } from '../components/pages.js';
import { StatusLine } from '../components/status-line.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { NewExchangeForm } from './new-exchange-form.js';
import { RemoveForm } from './remove-form.js';

const PATH = '/api/v1/exchanges';

async function load() {
  const [first, firms] = await Promise.all([get<Exchanges>(PATH), get<Firms>('/api/v1/firms')]);
  return { first, firms: firms.items };
}

/** Exchanges between firms: the own ones for a manager, all of them for an officer. */
export function ExchangesSection({ ownFirmId }: { readonly ownFirmId?: string }) {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`exchanges-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <section aria-labelledby="exchanges">
      <h2 id="exchanges">{t('exchanges.title')}</h2>
      <p>{t('exchanges.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('exchanges.loading')}>
        {({ first, firms }) => (
          <>
            <NewExchangeForm firms={firms} ownFirmId={ownFirmId} onRecorded={again} />
            {first.items.length === 0 && <p class="notice">{t('exchanges.none')}</p>}
            <Pages path={PATH} first={first}>
              {(exchanges) => (
                <ul class="plain-list">
                  {exchanges.map((exchange) => (
                    <ExchangeItem
                      key={exchange.id}
                      exchange={exchange}
                      firms={firms}
                      isOwn={
                        ownFirmId === undefined
                          ? exchange.recordedBy === 'hub'
                          : exchange.recordingFirm === ownFirmId
                      }
                      onChange={again}
                    />
                  ))}
                </ul>
              )}
            </Pages>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

function ExchangeItem({
  exchange: { id, firms: parties, on, about, onPlatform, confirmedAt },
  firms,
  isOwn,
  onChange,
}: {
  readonly exchange: Exchange;
  readonly firms: readonly Firm[];
  /** Whoever recorded it does not confirm it. */
  readonly isOwn: boolean;
  readonly onChange: () => void;
}) {
  const path = `/api/v1/exchanges/${id}`;
  const confirm = useAction(async () => {
    await post<Exchange>(`${path}/confirmation`, {});
    onChange();
  });
  const [one = '', other = ''] = parties.map(
    (party) => firms.find((firm) => firm.id === party)?.name ?? '',
  );
  return (
    <li class="card">
      <p>
        <strong>{t('exchanges.between', { one, other })}</strong>, {day(on)}
      </p>
      <p>
        {about} {onPlatform && t('exchanges.was-on-platform')}
      </p>
      {confirmedAt !== undefined ? (
        <StatusLine mark="passed" word={t('exchanges.confirmed')}>
          {day(confirmedAt)}
        </StatusLine>
      ) : (
        <StatusLine mark="unknown" word={t('exchanges.open')}>
          {t(isOwn ? 'exchanges.waits-other' : 'exchanges.waits-you')}
        </StatusLine>
      )}
      {confirmedAt === undefined && !isOwn && (
        <p class="actions">
          <ActionButton action={confirm} label={t('exchanges.confirm')} />
        </p>
      )}
      {isOwn && <RemoveForm path={path} onRemoved={onChange} />}
    </li>
  );
}
