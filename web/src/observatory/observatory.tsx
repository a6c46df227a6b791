import { useState } from 'preact/hooks';
import type {
  ObservatoryRelease,
  ObservatoryReleases,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { useReportWords } from '../audit/use-report-words.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { CellTable } from './cell-table.js';
import { ReleasedMethods } from './released-methods.js';
import { Said } from './said.js';
import { SkillsSection } from './skills-section.js';

/** Figures over the audits of clusters, as they were frozen quarter by quarter. */
export function Observatory() {
  const releases = useLoaded('observatory', () => get<ObservatoryReleases>('/api/v1/observatory'));
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <Heading title={t('observatory.title')} />
      <p>{t('observatory.intro')}</p>
      <WhenLoaded loaded={releases} words={t('observatory.loading')}>
        {({ releases: all }) => {
          const quarter = chosen ?? all[0]?.quarter;
          if (quarter === undefined) return <p class="notice">{t('observatory.none')}</p>;
          return (
            <>
              <label class="field">
                <span>{t('observatory.quarter')}</span>
                <select
                  value={quarter}
                  onChange={({ currentTarget }) => {
                    setChosen(currentTarget.value);
                  }}
                >
                  {all.map((release) => (
                    <option key={release.quarter}>{release.quarter}</option>
                  ))}
                </select>
              </label>
              <Quarter key={quarter} quarter={quarter} />
            </>
          );
        }}
      </WhenLoaded>
      <ReleasedMethods />
    </>
  );
}

function Quarter({ quarter }: { readonly quarter: string }) {
  const path = `/api/v1/observatory/${quarter}`;
  const release = useLoaded(quarter, () => get<ObservatoryRelease>(path));
  const words = useReportWords();
  return (
    <WhenLoaded loaded={release} words={t('observatory.loading')}>
      {({ firms, tables, skills, statements }) => (
        <>
          <p>{firms === null ? t('observatory.too-few') : t('observatory.firms', { firms })}</p>
          <WhenLoaded loaded={words} words={t('observatory.loading')}>
            {(spoken) => <SkillsSection skills={skills} words={spoken} />}
          </WhenLoaded>
          {tables.map((table) => (
            <WhenLoaded key={table.columns} loaded={words} words={t('observatory.loading')}>
              {(spoken) => <CellTable table={table} words={spoken} />}
            </WhenLoaded>
          ))}
          <p>
            <a href={`${path}/cells.csv`} download={`observatory-${quarter}.csv`}>
              {t('observatory.csv')}
            </a>
          </p>
          <p>
            <a href={`${path}/skills.csv`} download={`observatory-${quarter}-skills.csv`}>
              {t('observatory.skills.csv')}
            </a>
          </p>
          <Said statements={statements} />
        </>
      )}
    </WhenLoaded>
  );
}
