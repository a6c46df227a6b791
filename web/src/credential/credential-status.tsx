import type {
  CredentialDetail,
  CredentialSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { PageLink } from '../components/bar.js';
import type { Mark } from '../components/status-mark.js';
import { StatusLine } from '../components/status-line.js';
import { type MessageKey, t } from '../messages.js';
import { day, daysUntil } from '../words.js';
import { reasonWords } from './reason-words.js';

/** Ninety days: from then on the holder may renew (docs/design/credentials.md). */
export const SOON_DAYS = 90;

const marks: Readonly<Record<CredentialSummary['status'], Mark>> = {
  active: 'passed',
  suspended: 'warning',
  superseded: 'warning',
  revoked: 'failed',
  expired: 'warning',
};

type State = CredentialSummary['status'] | 'expiring';

/** The state with the one thing that a status does not say: that its end is near. */
export const stateOf = ({ status, validUntil }: CredentialSummary): State =>
  status === 'active' && validUntil !== undefined && daysUntil(validUntil) <= SOON_DAYS
    ? 'expiring'
    : status;

/** Where a credential stands, in words, with what it replaces and what replaced it. */
export function CredentialStatus({
  credential,
  detail,
  base,
}: {
  readonly credential: CredentialSummary;
  /** Known on the page of one credential: then the reason is told too. */
  readonly detail?: CredentialDetail;
  /** Where pages of credentials are. */
  readonly base: string;
}) {
  const state = stateOf(credential);
  const { validUntil = '', replacedBy, replaces } = credential;
  const why = detail?.changes.at(-1)?.reasonCode;
  const word: MessageKey = `status.${state}`;
  return (
    <>
      <StatusLine
        mark={state === 'expiring' ? 'warning' : marks[credential.status]}
        word={t(word, { days: validUntil === '' ? 0 : daysUntil(validUntil) })}
      >
        {t(`status-means.${state}`, { day: validUntil === '' ? '' : day(validUntil) })}
        {why !== undefined && state !== 'active' && state !== 'expiring' && state !== 'expired' && (
          <> {t('status.why', { reason: reasonWords(why) })}</>
        )}
        {replacedBy !== undefined && (
          <>
            {' '}
            <PageLink to={`${base}/${replacedBy}`}>{t('status.replaced-by')}</PageLink>
          </>
        )}
      </StatusLine>
      {replaces !== undefined && (
        <p>
          <PageLink to={`${base}/${replaces}`}>{t('status.replaces')}</PageLink>
        </p>
      )}
    </>
  );
}
