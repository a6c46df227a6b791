import { useState } from 'preact/hooks';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { shownLanguage, t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { NoForm } from './no-form.js';
import { type Opened, openForm } from './open-form.js';
import { Questionnaire } from './questionnaire.js';

/** The token is behind the `#` of the address: browsers send that part to nobody. */
const tokenHere = (): string => location.hash.slice(1);

/**
 * Somebody answers about a firm or a cluster, without an account. The first opening gives a token
 * that whoever handed out the link does not know; from then on it stands in the address, so that
 * a bookmark leads back to what was answered.
 */
export function AnswerPage() {
  const [kept, setKept] = useState<Opened>();
  const loaded = useLoaded(shownLanguage(), async () => {
    const opened = await openForm(tokenHere());
    if (typeof opened !== 'string') history.replaceState(null, '', `#${opened.token}`);
    setKept(opened);
    return opened;
  });
  // In another language the questions come anew; until they are there, what was shown stays.
  const opened = loaded.state === 'there' ? loaded.value : kept;
  if (opened === undefined || loaded.state === 'failed')
    return (
      <>
        <Heading key="awaited" title={t('answer-page.title')} />
        <WhenLoaded loaded={loaded} words={t('answer-page.loading')}>
          {() => null}
        </WhenLoaded>
      </>
    );
  if (typeof opened === 'string') return <NoForm key={opened} why={opened} />;
  return <Questionnaire key="form" form={opened} />;
}
