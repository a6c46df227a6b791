import { useEffect, useState } from 'preact/hooks';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { ProblemNotice } from '../components/problem.js';
import { SaveButton } from '../components/save-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';

/** How far the hub is with the file. */
interface Export {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
}

/** Often enough that nobody thinks it hangs. */
const LOOK_MS = 1000;
const EXPORTS = '/api/v1/passport/exports';

const isOver = ({ state }: Export): boolean => state === 'done' || state === 'failed';

/** Everything that the hub keeps about somebody, as one file to take along. */
export function ExportSection() {
  const [run, setRun] = useState<Export>();
  const start = useAction(async () => {
    setRun(await post<Export>(EXPORTS, {}));
  });
  const look = useAction(async () => {
    if (run) setRun(await get<Export>(`${EXPORTS}/${run.id}`));
  });
  const waits = run !== undefined && !isOver(run);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void look.run(), LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [waits, run?.id]);
  return (
    <section aria-labelledby="export">
      <h2 id="export">{t('export.title')}</h2>
      <p>{t('export.intro')}</p>
      {run && <Progress run={run} />}
      {!waits && run?.state !== 'done' && <ActionButton action={start} label={t('export.do')} />}
      {look.error && <ProblemNotice error={look.error} />}
    </section>
  );
}

function Progress({ run: { id, state, done, total } }: { readonly run: Export }) {
  if (state === 'done')
    return (
      <>
        <p role="status">{t('export.ready')}</p>
        <SaveButton path={`${EXPORTS}/${id}/file`} name="guildmark.zip" label={t('export.save')} />
      </>
    );
  if (state === 'failed')
    return (
      <p class="notice refused" role="alert">
        {t('export.failed')}
      </p>
    );
  return (
    <>
      <p role="status">{t('export.running', { done, total })}</p>
      <progress max={Math.max(total, 1)} value={done} aria-labelledby="export" />
    </>
  );
}
