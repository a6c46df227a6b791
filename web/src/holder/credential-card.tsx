import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { SaveButton } from '../components/save-button.js';
import { StatusLine } from '../components/status-line.js';
import { day, inReadersLanguage } from '../words.js';
import { t } from '../messages.js';

/** One credential: what it says, how it stands, and its files. */
export function CredentialCard({ credential }: { readonly credential: CredentialSummary }) {
  const title = inReadersLanguage(credential.title);
  const level = inReadersLanguage(credential.levelTitle);
  const base = `/api/v1/credentials/${credential.id}`;
  const name = fileName(title.text, credential.level);
  const proven = credential.ledgerState === 'published';
  return (
    <article class="card">
      <h2 lang={title.lang}>{title.text}</h2>
      <p>
        {t('credential.level', { level: credential.level })}:{' '}
        <span lang={level.lang}>{level.text}</span>
        <br />
        <span class="quiet">{t('credential.issued-on', { day: day(credential.issuedAt) })}</span>
      </p>
      {credential.status === 'revoked' && (
        <StatusLine mark="failed" word={t('credential.revoked')}>
          {t('credential.revoked-sentence')}
        </StatusLine>
      )}
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
    </article>
  );
}

/** The files of one credential share a name that tells them from those of another. */
function fileName(title: string, level: number): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ['credential'];
  return `${words.join('-').slice(0, 60)}-level-${String(level)}`;
}
