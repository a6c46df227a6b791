import { useState } from 'preact/hooks';
import type {
  AuditLink,
  AuditRound,
  NewAuditInvitation,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { LinkOnce } from './link-once.js';

const STRATA = {
  firm: ['owner', 'supervisor', 'employee', 'works-council'],
  cluster: ['hub-officer', 'member-firm', 'outside-observer'],
} as const;

/** Makes a link for somebody who is asked. Whoever makes it hands it over; the hub sends nothing. */
export function InviteForm({
  round,
  onInvited,
}: {
  readonly round: AuditRound;
  readonly onInvited: () => void;
}) {
  const [link, setLink] = useState<AuditLink>();
  const form = useForm(async (fields) => {
    const path = `/api/v1/audit-rounds/${round.id}/invitations`;
    setLink(await post<AuditLink>(path, readInvitation(round, fields)));
    onInvited();
  });
  const { short, full, cluster } = round.minutes;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('invite.title')}</h2>
      <p>{t(`invite-whom.${round.kind}`)}</p>
      {link && <LinkOnce key={link.token} link={link} />}
      <form class="narrow" onSubmit={form.onSubmit}>
        <Select label={t('invite.stratum')} name="stratum" required>
          {STRATA[round.kind].map((stratum) => (
            <option key={stratum} value={stratum}>
              {t(`stratum.${stratum}`)}
            </option>
          ))}
        </Select>
        {round.kind === 'firm' ? (
          <Select label={t('invite.form')} name="form">
            <option value="">{t('invite.form-proposed')}</option>
            <option value="short">{t('invite.form-short', { minutes: short })}</option>
            <option value="full">{t('invite.form-full', { minutes: full })}</option>
          </Select>
        ) : (
          <p>{t('invite.takes', { minutes: cluster })}</p>
        )}
        <SendButton form={form} label={t('invite.do')} />
      </form>
    </section>
  );
}

function readInvitation({ kind }: AuditRound, form: FormData): NewAuditInvitation {
  const chosen = textOf(form, 'form');
  return {
    stratum: textOf(form, 'stratum') as NewAuditInvitation['stratum'],
    ...(kind === 'firm' && chosen !== '' && { form: chosen as 'short' | 'full' }),
  };
}
