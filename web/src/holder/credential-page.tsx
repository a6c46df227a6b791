import { useState } from 'preact/hooks';
import type {
  CredentialDetail,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { Words } from '../components/words.js';
import { CredentialStatus } from '../credential/credential-status.js';
import { History } from '../credential/history.js';
import { showsOf, WhatItShows } from '../credential/what-it-shows.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { CertificateForm } from './certificate-form.js';
import { ContestForm } from './contest-form.js';
import { CorrectionOffers } from './correction-offers.js';
import { CredentialFiles } from './credential-files.js';
import { WalletOffer } from './wallet-offer.js';

/** One credential of the signed-in person: how it stands, what it says, what can be done with it. */
export function CredentialPage({ credentialId }: { readonly credentialId: string }) {
  const [change, setChange] = useState(0);
  const path = `/api/v1/credentials/${credentialId}`;
  const loaded = useLoaded(`${credentialId} ${String(change)}`, async () => {
    const [credential, detail] = await Promise.all([
      get<CredentialSummary>(path),
      get<CredentialDetail>(`${path}/detail`),
    ]);
    return { credential, detail };
  });
  return (
    <LoadedPage loaded={loaded} title={t('passport.title')} words={t('passport.loading')}>
      {(value) => (
        <OneCredential
          key="credential"
          {...value}
          onChanged={() => {
            setChange(change + 1);
          }}
        />
      )}
    </LoadedPage>
  );
}

function OneCredential({
  credential,
  detail,
  onChanged,
}: {
  readonly credential: CredentialSummary;
  readonly detail: CredentialDetail;
  readonly onChanged: () => void;
}) {
  const title = inReadersLanguage(credential.title);
  const level = t('claim.level', { level: credential.level });
  const usable = credential.status !== 'revoked';
  return (
    <>
      <Heading title={`${title.text}, ${level}`}>
        <Words of={credential.title} />, {level}
      </Heading>
      <CredentialStatus credential={credential} detail={detail} base="/me/credentials" />
      <CorrectionOffers credentialId={credential.id} />
      <h2>{t('shows.says')}</h2>
      <WhatItShows shows={showsOf(detail.record)} />
      <CredentialFiles credential={credential} />
      {usable && (
        <>
          <CertificateForm credential={credential} />
          <WalletOffer credentialId={credential.id} />
        </>
      )}
      <ContestForm credential={credential} onContested={onChanged} />
      <History changes={detail.changes} />
      <p class="actions">
        {usable && (
          <PageLink to={`/me/share/new?credential=${credential.id}`}>
            {t('credential.share')}
          </PageLink>
        )}
        <PageLink to={`/claims/${credential.claimId}`}>{t('credential.claim')}</PageLink>
        <PageLink to="/me">{t('offer.to-passport')}</PageLink>
      </p>
    </>
  );
}
