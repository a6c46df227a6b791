import { useState } from 'preact/hooks';
import type {
  EndorsementLetter,
  EndorsementReceipt,
} from '../../../libs/domain/src/generated/schemas.js';
import { post, Refused } from '../api.js';
import { Heading } from '../components/heading.js';
import { Rows } from '../components/rows.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day, moment } from '../words.js';
import { StatementForm } from './statement-form.js';

/** Undefined when the invitation is unknown, used or over: the hub does not say which. */
async function letterOf(token: string): Promise<EndorsementLetter | undefined> {
  if (!/^[\w-]{22}$/.test(token)) return undefined;
  try {
    return await post<EndorsementLetter>('/api/v1/endorsement-letters', { token });
  } catch (fault) {
    if (fault instanceof Refused && fault.problem.code === 'endorsement.unknown') return undefined;
    throw fault;
  }
}

/**
 * Somebody from outside says what they saw. The token is behind the `#` of the address: browsers
 * send that part to nobody.
 */
export function StatementPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [receipt, setReceipt] = useState<EndorsementReceipt>();
  const loaded = useLoaded(token, () => letterOf(token));
  if (receipt) return <Thanks key="thanks" receipt={receipt} />;
  return (
    <>
      <Heading key="asked" title={t('statement.title')} />
      <WhenLoaded loaded={loaded} words={t('statement.loading')}>
        {(letter) =>
          letter ? (
            <>
              <Letter letter={letter} />
              <StatementForm token={token} letter={letter} onStated={setReceipt} />
            </>
          ) : (
            <p class="notice">{t('statement.gone')}</p>
          )
        }
      </WhenLoaded>
    </>
  );
}

function Letter({ letter }: { readonly letter: EndorsementLetter }) {
  const { candidate, hub, role, greeting, language, expiresAt } = letter;
  return (
    <>
      <p>{t('statement.intro', { candidate, hub })}</p>
      {greeting !== undefined && <blockquote lang={language}>{greeting}</blockquote>}
      <Rows
        rows={[
          [t('shows.work'), role],
          [t('statement.until'), day(expiresAt)],
        ]}
      />
    </>
  );
}

function Thanks({ receipt }: { readonly receipt: EndorsementReceipt }) {
  return (
    <>
      <Heading title={t('statement.thanks')} />
      <p class="notice">{t('statement.recorded', { moment: moment(receipt.statedAt) })}</p>
      <p>{t('statement.receipt')}</p>
      <p>
        <code>{receipt.id}</code>
      </p>
    </>
  );
}
