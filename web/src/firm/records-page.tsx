import { useState } from 'preact/hooks';
import type { LearningRecords } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { Pages } from '../components/pages.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { ExchangesSection } from '../learning/exchanges-section.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { ownFirm } from './own-firm.js';
import { NewRecordForm } from './new-record-form.js';
import { RecordItem } from './record-item.js';

async function load() {
  const firm = await ownFirm();
  const path = `/api/v1/firms/${firm.id}/learning-records`;
  return { firm, path, first: await get<LearningRecords>(path) };
}

/** What the firm keeps of its learning: from this an audit takes what is more than opinion. */
export function FirmRecords() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`records-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <>
      <Heading title={t('records.title')} />
      <p>{t('records.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('records.loading')}>
        {({ firm, path, first }) => (
          <>
            <NewRecordForm firmId={firm.id} onRecorded={again} />
            <h2>{t('records.so-far')}</h2>
            {first.items.length === 0 && <p class="notice">{t('records.none')}</p>}
            <Pages path={path} first={first}>
              {(records) => (
                <ul class="plain-list">
                  {records.map((record) => (
                    <RecordItem key={record.id} firmId={firm.id} record={record} onChange={again} />
                  ))}
                </ul>
              )}
            </Pages>
            <ExchangesSection ownFirmId={firm.id} />
          </>
        )}
      </WhenLoaded>
    </>
  );
}
