import { useState } from 'preact/hooks';
import type { AuditLink, AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { LinkOnce } from './link-once.js';

type Invitation = AuditRound['invitations'][number];

/** The links of a round: a lost one is made anew, a wrong one withdrawn. Whether one was used is not said. */
export function Links({
  round,
  onChange,
}: {
  readonly round: AuditRound;
  readonly onChange: (round: AuditRound) => void;
}) {
  return (
    <details class="card">
      <summary>{t('links.title', { count: round.invitations.length })}</summary>
      <p>{t('links.intro')}</p>
      <ul class="plain-list">
        {round.invitations.map((invitation) => (
          <OneLink
            key={invitation.id}
            path={`/api/v1/audit-rounds/${round.id}`}
            invitation={invitation}
            onChange={onChange}
          />
        ))}
      </ul>
    </details>
  );
}

function OneLink({
  path,
  invitation: { id, number, stratum, form, state },
  onChange,
}: {
  readonly path: string;
  readonly invitation: Invitation;
  readonly onChange: (round: AuditRound) => void;
}) {
  const [link, setLink] = useState<AuditLink>();
  const renewal = useAction(async () => {
    setLink(await post<AuditLink>(`${path}/invitations/${id}/renewal`, {}));
    onChange(await get<AuditRound>(path));
  });
  const revocation = useAction(async () => {
    onChange(await post<AuditRound>(`${path}/invitations/${id}/revocation`, {}));
  });
  const name = t('links.one', {
    number,
    stratum: t(`stratum.${stratum}`),
    form: t(`audit-form.${form}`),
  });
  return (
    <li>
      <p>
        {name}
        {state === 'revoked' && <strong> {t('links.revoked')}</strong>}
      </p>
      {link && <LinkOnce key={link.token} link={link} />}
      {state === 'valid' && (
        <p class="actions">
          <ActionButton action={renewal} label={t('links.renew', { number })} />
          <ActionButton action={revocation} label={t('links.revoke', { number })} />
        </p>
      )}
    </li>
  );
}
