import type { ClusterAudit, FirmAudit } from '../../../libs/domain/src/audit/audit-document.js';
import { fillTemplate } from '../../../libs/domain/src/audit/words/fill-template.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { shownLanguage, t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { BasisSection } from './basis-section.js';
import { ClusterResult } from './cluster-result.js';
import { ComparisonSection } from './comparison-section.js';
import { Downloads } from './downloads.js';
import { FirmResult } from './firm-result.js';
import { LikenessForm } from './likeness-form.js';
import { Recommendations } from './recommendations.js';
import { TellSection } from './tell-section.js';
import { loadResult, type ResultGrounds } from './result-grounds.js';

/** A picture of learning: in short, how sure, what speaks for and against it, what could be done. */
export function AuditPage({ auditId }: { readonly auditId: string }) {
  const loaded = useLoaded(`${auditId}-${shownLanguage()}`, () => loadResult(auditId));
  return (
    <LoadedPage loaded={loaded} title={t('result.title')} words={t('result.loading')}>
      {(grounds) => <Result grounds={grounds} />}
    </LoadedPage>
  );
}

function Result({ grounds }: { readonly grounds: ResultGrounds }) {
  const { audit, document, name, words, comparison } = grounds;
  const { page, format } = words;
  const title = document.kind === 'firm' ? page.firmTitle : page.clusterTitle;
  return (
    <>
      <Heading title={fillTemplate(title, { name })} />
      <p class="quiet">{fillTemplate(page.madeOn, { date: format.day(audit.createdAt) })}</p>
      <p>{t('audits.rests-on', { count: audit.respondents.used })}</p>
      {document.kind === 'firm' ? (
        <FirmResult document={document satisfies FirmAudit} grounds={grounds} />
      ) : (
        <ClusterResult document={document satisfies ClusterAudit} grounds={grounds} />
      )}
      {audit.mayDecide && <LikenessForm audit={audit} />}
      <Recommendations grounds={grounds} />
      {comparison && <ComparisonSection comparison={comparison} words={words} />}
      <Downloads audit={audit} />
      {document.kind === 'cluster' && <TellSection auditId={audit.id} document={document} />}
      <BasisSection grounds={grounds} />
    </>
  );
}
