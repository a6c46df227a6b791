import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { SaveButton } from '../components/save-button.js';
import { fileName } from '../credential/file-name.js';
import { t } from '../messages.js';
import { inReadersLanguage } from '../words.js';

/** The files to take along; the proof is there once the public ledger has the credential. */
export function CredentialFiles({ credential }: { readonly credential: CredentialSummary }) {
  const base = `/api/v1/credentials/${credential.id}`;
  const name = fileName(inReadersLanguage(credential.title).text, credential.level);
  const proven = credential.ledgerState === 'published';
  return (
    <>
      <h2>{t('files.title')}</h2>
      <p>{proven ? t('credential.proven') : t('credential.not-proven')}</p>
      <div class="actions">
        <SaveButton
          path={`${base}/open-badge`}
          name={`${name}.json`}
          label={t('credential.save')}
        />
        {proven && (
          <SaveButton
            path={`${base}/proof`}
            name={`${name}.tlog-proof`}
            label={t('credential.save-proof')}
          />
        )}
        <SaveButton
          path={`${base}/badge.png`}
          name={`${name}.png`}
          label={t('credential.save-picture')}
        />
        <SaveButton path={`${base}/jwt`} name={`${name}.jwt`} label={t('credential.save-jwt')} />
      </div>
    </>
  );
}
