import { useState } from 'preact/hooks';
import type {
  LearningRecord,
  LearningRecords,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Heading } from '../components/heading.js';
import { Pages } from '../components/pages.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { ownFirm } from './own-firm.js';

async function load() {
  const firm = await ownFirm();
  const path = `/api/v1/firms/${firm.id}/learning-records`;
  const list = `${path}?kind=note`;
  return { path, list, first: await get<LearningRecords>(list) };
}

/** Notes on market and needs, for everybody of the firm: who has read one says so. */
export function FirmNotes() {
  const loaded = useLoaded('notes', load);
  return (
    <>
      <Heading title={t('notes.title')} />
      <p>{t('notes.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('records.loading')}>
        {({ path, list, first }) => (
          <>
            {first.items.length === 0 && <p class="notice">{t('records.none')}</p>}
            <Pages path={list} first={first}>
              {(notes) => notes.map((note) => <Note key={note.id} path={path} first={note} />)}
            </Pages>
          </>
        )}
      </WhenLoaded>
    </>
  );
}

/** A note, and how many have read it; never who. */
function Note({ path, first }: { readonly path: string; readonly first: LearningRecord }) {
  const [note, setNote] = useState(first);
  const [hasRead, setHasRead] = useState(false);
  const read = useAction(async () => {
    setNote(await post<LearningRecord>(`${path}/${note.id}/reading`, {}));
    setHasRead(true);
  });
  return (
    <article class="card">
      <p>
        <strong>{day(note.on)}</strong>
      </p>
      <p>{note.about}</p>
      <p class="quiet" role="status">
        {t('records.readers', { count: note.readers ?? 0 })}
      </p>
      {!hasRead && (
        <p class="actions">
          <ActionButton action={read} label={t('notes.read')} />
        </p>
      )}
    </article>
  );
}
