import type { CredentialSummary } from '../../../libs/domain/src/generated/schemas.js';
import { PageLink } from '../components/bar.js';
import { Words } from '../components/words.js';
import { CredentialStatus } from '../credential/credential-status.js';
import { day } from '../words.js';
import { t } from '../messages.js';

/** One credential of many: what it says, how it stands, and the way to its page. */
export function CredentialCard({ credential }: { readonly credential: CredentialSummary }) {
  return (
    <article class="card">
      <h2>
        <Words of={credential.title} />
      </h2>
      <p>
        {t('credential.level', { level: credential.level })}: <Words of={credential.levelTitle} />
        <br />
        <span class="quiet">{t('credential.issued-on', { day: day(credential.issuedAt) })}</span>
      </p>
      <CredentialStatus credential={credential} base="/me/credentials" />
      <p class="actions">
        <PageLink to={`/me/credentials/${credential.id}`}>{t('credential.open')}</PageLink>
      </p>
    </article>
  );
}
