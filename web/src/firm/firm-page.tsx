import { useState } from 'preact/hooks';
import type {
  AuditSummaries,
  Firm,
  FirmFacts,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, Refused } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { LoadedPage } from '../components/loaded-page.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { FactsForm } from './facts-form.js';
import { ownFirm } from './own-firm.js';

interface Grounds {
  readonly firm: Firm;
  readonly facts: FirmFacts | undefined;
  readonly audits: AuditSummaries['items'];
}

/** Undefined until the firm has told its facts. */
async function factsOf(firmId: string): Promise<FirmFacts | undefined> {
  try {
    return await get<FirmFacts>(`/api/v1/firms/${firmId}/facts`);
  } catch (fault) {
    if (fault instanceof Refused && fault.problem.code === 'firm-facts.unknown') return undefined;
    throw fault;
  }
}

async function load(): Promise<Grounds> {
  const firm = await ownFirm();
  const [facts, audits] = await Promise.all([
    factsOf(firm.id),
    get<AuditSummaries>('/api/v1/audits'),
  ]);
  return { firm, facts, audits: audits.items };
}

/** The own firm: what the last picture said, what to do next, and what the firm says of itself. */
export function FirmPage() {
  const loaded = useLoaded('firm', load);
  return (
    <LoadedPage loaded={loaded} title={t('firm.title')} words={t('firm.loading')}>
      {(grounds) => <OwnFirm grounds={grounds} />}
    </LoadedPage>
  );
}

function OwnFirm({ grounds: { firm, facts, audits } }: { readonly grounds: Grounds }) {
  const [told, setTold] = useState(facts);
  const [last] = audits;
  return (
    <>
      <Heading title={firm.name} />
      {last ? (
        <p>
          {t(`verdict.${last.verdict ?? 'no-data'}`)}{' '}
          <PageLink to={`/firm/audit/${last.id}`}>
            {t('audits.open', { day: day(last.createdAt) })}
          </PageLink>
        </p>
      ) : (
        <p class="notice">{t('firm.no-picture')}</p>
      )}
      <ul>
        <li>
          <PageLink to="/firm/skills">{t('firm.to-skills')}</PageLink>
        </li>
        <li>
          <PageLink to="/firm/audit">{t('firm.to-audit')}</PageLink>
        </li>
        <li>
          <PageLink to="/firm/records">{t('firm.to-records')}</PageLink>
        </li>
        <li>
          <PageLink to="/firm/actions">{t('firm.to-actions')}</PageLink>
        </li>
      </ul>
      <h2>{t('facts.title')}</h2>
      <p>{t('facts.intro')}</p>
      <FactsForm firmId={firm.id} facts={told} onTold={setTold} />
    </>
  );
}
