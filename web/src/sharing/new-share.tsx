import { useState } from 'preact/hooks';
import type {
  Account,
  CredentialSummary,
  NewShare,
  Share,
  SharedPage,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { Field } from '../components/field.js';
import { Heading } from '../components/heading.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { ownCredentials } from '../holder/own-credentials.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { dayIn } from '../words.js';
import { CredentialChoice } from './credential-choice.js';
import { MadeShare } from './made-share.js';
import { readShare } from './read-share.js';
import { SharePreview } from './share-preview.js';

/** Chooses what to show, looks at what will be seen, and makes the link. */
export function NewShareForm({ account }: { readonly account: Account }) {
  const loaded = useLoaded('new-share', () => ownCredentials(account));
  const [share, setShare] = useState<Share>();
  if (share) return <MadeShare key="made" share={share} />;
  return (
    <>
      <Heading title={t('share.new')} />
      <WhenLoaded loaded={loaded} words={t('passport.loading')}>
        {(items) =>
          items.length === 0 ? (
            <p class="notice">{t('passport.empty')}</p>
          ) : (
            <Choosing items={items} onMade={setShare} />
          )
        }
      </WhenLoaded>
    </>
  );
}

/** What is seen belongs to what was chosen: it goes when anything is changed. */
function Choosing({
  items,
  onMade,
}: {
  readonly items: readonly CredentialSummary[];
  readonly onMade: (share: Share) => void;
}) {
  const [seen, setSeen] = useState<{ readonly draft: NewShare; readonly page: SharedPage }>();
  const form = useForm(async (fields) => {
    const draft = readShare(items, fields);
    const page = await post<SharedPage>('/api/v1/passport/share-previews', draft);
    setSeen({ draft, page });
  });
  const asked = new URLSearchParams(location.search).get('credential');
  return (
    <>
      <form
        onSubmit={form.onSubmit}
        onInput={() => {
          setSeen(undefined);
        }}
      >
        <fieldset>
          <legend>{t('share.which')}</legend>
          {items.map((credential) => (
            <CredentialChoice
              key={credential.id}
              credential={credential}
              isChosen={items.length === 1 || credential.id === asked}
            />
          ))}
        </fieldset>
        <Field
          label={t('share.purpose')}
          hint={t('share.read-by-all')}
          name="purpose"
          required
          minLength={3}
          maxLength={300}
        />
        <Field
          label={t('share.recipient')}
          hint={t('share.read-by-all')}
          name="recipient"
          maxLength={200}
        />
        <Field
          label={t('share.until')}
          name="until"
          type="date"
          required
          value={dayIn(30)}
          min={dayIn(1)}
          max={dayIn(365)}
        />
        <SendButton form={form} label={t('share.look')} />
      </form>
      {seen && <SharePreview draft={seen.draft} page={seen.page} onMade={onMade} />}
    </>
  );
}
