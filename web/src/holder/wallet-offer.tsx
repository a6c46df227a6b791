import { useState } from 'preact/hooks';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { moment } from '../words.js';

/** What the hub answers when a credential is offered to a wallet. */
interface Offer {
  readonly offerUri: string;
  readonly txCode: string;
  readonly expiresAt: string;
  /** The offer as a drawing (SVG). */
  readonly qr: string;
}

/** Puts a credential into a wallet: a code for another device, a link for this one, and the PIN. */
export function WalletOffer({ credentialId }: { readonly credentialId: string }) {
  const [offer, setOffer] = useState<Offer>();
  const ask = useAction(async () => {
    setOffer(await post<Offer>(`/api/v1/credentials/${credentialId}/wallet-offers`, {}));
  });
  return (
    <details class="card">
      <summary>{t('wallet.title')}</summary>
      <p>{t('wallet.intro')}</p>
      {offer && <OfferView offer={offer} />}
      <ActionButton action={ask} label={offer ? t('wallet.again') : t('wallet.do')} />
    </details>
  );
}

function OfferView({ offer: { offerUri, txCode, expiresAt, qr } }: { readonly offer: Offer }) {
  return (
    <div class="offer">
      <img
        alt={t('wallet.qr')}
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        width={220}
        height={220}
      />
      <div>
        <p role="status">
          {t('wallet.code')} <strong class="code">{txCode}</strong>
        </p>
        <p>
          <a href={offerUri}>{t('wallet.open')}</a>
        </p>
        <p class="quiet">{t('wallet.until', { moment: moment(expiresAt) })}</p>
      </div>
    </div>
  );
}
