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
import { CredentialFiles } from '../holder/credential-files.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { Corrections } from './corrections.js';
import { LifeActions } from './life-actions.js';

interface Shown {
  readonly credential: CredentialSummary;
  readonly detail: CredentialDetail;
}

/** One credential as an officer sees it, and everything an officer can do to it. */
export function OfficerCredential({ credentialId }: { readonly credentialId: string }) {
  const [change, setChange] = useState(0);
  const path = `/api/v1/credentials/${credentialId}`;
  const loaded = useLoaded(`${credentialId} ${String(change)}`, async (): Promise<Shown> => {
    const [credential, detail] = await Promise.all([
      get<CredentialSummary>(path),
      get<CredentialDetail>(`${path}/detail`),
    ]);
    return { credential, detail };
  });
  return (
    <LoadedPage
      loaded={loaded}
      title={t('officer-credentials.title')}
      words={t('officer-credentials.loading')}
    >
      {(shown) => (
        <OneCredential
          key="credential"
          shown={shown}
          onChanged={() => {
            setChange(change + 1);
          }}
        />
      )}
    </LoadedPage>
  );
}

function OneCredential({
  shown: { credential, detail },
  onChanged,
}: {
  readonly shown: Shown;
  readonly onChanged: () => void;
}) {
  const title = inReadersLanguage(credential.title);
  const level = t('claim.level', { level: credential.level });
  return (
    <>
      <Heading title={`${credential.holder}: ${title.text}, ${level}`}>
        {credential.holder}: <Words of={credential.title} />, {level}
      </Heading>
      <div role="status">
        <CredentialStatus credential={credential} detail={detail} base="/hub/credentials" />
      </div>
      <LifeActions credential={credential} detail={detail} onChanged={onChanged} />
      <Corrections credential={credential} record={detail.record} />
      <History changes={detail.changes} />
      <h2>{t('shows.says')}</h2>
      <WhatItShows shows={showsOf(detail.record)} />
      <CredentialFiles credential={credential} />
      <p class="actions">
        <PageLink to={`/hub/claims/${credential.claimId}`}>{t('credential.claim')}</PageLink>
        <PageLink to="/hub/credentials">{t('officer-credentials.back')}</PageLink>
      </p>
    </>
  );
}
