import type { Account } from '../../../libs/domain/src/generated/schemas.js';
import { Heading } from '../components/heading.js';
import { t } from '../messages.js';
import { AccessList } from './access-list.js';
import { ErasureSection } from './erasure-section.js';
import { ExportSection } from './export-section.js';

/** What the hub keeps about the signed-in person: take it along, see who looked, have it erased. */
export function DataPage({ account }: { readonly account: Account }) {
  return (
    <>
      <Heading title={t('data.title')} />
      <p>{t('data.intro')}</p>
      <ExportSection />
      <AccessList />
      {account.personId !== undefined && <ErasureSection personId={account.personId} />}
    </>
  );
}
