import { useState } from 'preact/hooks';
import type { BulkCheck, BulkRun, BulkRuns } from '../../../libs/domain/src/generated/schemas.js';
import { get, postCsv } from '../api.js';
import { Heading } from '../components/heading.js';
import { ProblemNotice } from '../components/problem.js';
import { SaveButton } from '../components/save-button.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { FaultTable } from './fault-table.js';
import { RunProgress } from './run-progress.js';

/** Many credentials from one file: check it, see every fault, then start the run. */
export function Bulk() {
  const [file, setFile] = useState<string>();
  const [checked, setChecked] = useState<BulkCheck>();
  const [started, setStarted] = useState<BulkRun>();
  const runs = useLoaded(`bulk-runs-${started?.id ?? ''}`, () =>
    get<BulkRuns>('/api/v1/bulk/runs'),
  );
  const check = useAction(async () => {
    if (file !== undefined) setChecked(await postCsv<BulkCheck>('/api/v1/bulk/checks', file));
  });
  const start = useAction(async () => {
    if (file === undefined) return;
    setStarted(await postCsv<BulkRun>('/api/v1/bulk/runs', file));
    setChecked(undefined);
  });
  const take = async (chosen: File | undefined) => {
    setChecked(undefined);
    setFile(await chosen?.text());
  };
  return (
    <>
      <Heading title={t('bulk.title')} />
      <p>{t('bulk.intro')}</p>
      <SaveButton
        path="/api/v1/bulk/template.csv"
        name="credentials.csv"
        label={t('bulk.template')}
      />
      <label class="field">
        <span>{t('bulk.file')}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ currentTarget: { files } }) => void take(files?.[0])}
        />
      </label>
      <button
        type="button"
        disabled={file === undefined || check.busy}
        onClick={() => void check.run()}
      >
        {check.busy ? t('bulk.checking') : t('bulk.check')}
      </button>
      {check.error && <ProblemNotice error={check.error} />}
      {checked && (
        <section aria-labelledby="checked">
          <h2 id="checked">{t('bulk.checked')}</h2>
          <p role="status">{t('bulk.counts', checked.counts)}</p>
          <FaultTable faults={checked.faults} />
          {checked.counts.good > 0 && (
            <button type="button" disabled={start.busy} onClick={() => void start.run()}>
              {t('bulk.start', { good: checked.counts.good })}
            </button>
          )}
          {start.error && <ProblemNotice error={start.error} />}
        </section>
      )}
      <h2>{t('bulk.runs')}</h2>
      <WhenLoaded loaded={runs} words={t('bulk.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('bulk.no-runs')}</p>
          ) : (
            items.map((run) => <RunProgress key={run.id} first={run} />)
          )
        }
      </WhenLoaded>
    </>
  );
}
