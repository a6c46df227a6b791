import { useEffect, useState } from 'preact/hooks';
import type { BulkRun } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { SaveButton } from '../components/save-button.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { moment } from '../words.js';
import { FaultTable } from './fault-table.js';

/** Often enough that nobody thinks it hangs, seldom enough that the hub does not notice. */
const LOOK_MS = 2000;

/** How far a run is; looks again by itself until it is over. */
export function RunProgress({ first }: { readonly first: BulkRun }) {
  const [run, setRun] = useState(first);
  const path = `/api/v1/bulk/runs/${run.id}`;
  const isOver = run.finishedAt !== undefined;
  const look = useAction(async () => {
    const now = await get<BulkRun>(path);
    // An answer from before the cancellation may come after it.
    setRun((known) => (known.finishedAt === undefined ? now : known));
  });
  const cancel = useAction(async () => {
    setRun(await post<BulkRun>(`${path}/cancellation`, {}));
  });
  useEffect(() => {
    void look.run();
  }, []);
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => void look.run(), LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isOver]);
  const { total, done, refused } = run.counts;
  const id = `run-${run.id}`;
  return (
    <article class="card" aria-labelledby={id}>
      <h3 id={id}>{t('bulk.run-of', { moment: moment(run.createdAt) })}</h3>
      <p>
        <strong>{t(`bulk-state.${run.state}`)}</strong>
        {run.state === 'waiting' && <> {t('bulk.due', { moment: moment(run.dueAt) })}</>}
      </p>
      <progress max={total} value={done} aria-labelledby={id} />
      <p>{t('bulk.run-counts', run.counts)}</p>
      <FaultTable faults={run.faults} />
      <div class="actions">
        {refused > 0 && isOver && (
          <SaveButton path={`${path}/refused.csv`} name="refused.csv" label={t('bulk.refused')} />
        )}
        {!isOver && (
          <button
            type="button"
            class="plain"
            disabled={cancel.busy}
            onClick={() => void cancel.run()}
          >
            {t('bulk.cancel')}
          </button>
        )}
      </div>
      {(look.error ?? cancel.error) && (
        <ProblemNotice error={(look.error ?? cancel.error) as Error} />
      )}
    </article>
  );
}
