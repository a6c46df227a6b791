import { useState } from 'preact/hooks';
import type { ClusterAudit } from '../../../libs/domain/src/audit/audit-document.js';
import type {
  NewAuditSummary,
  ToldAuditSummary,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post, Refused } from '../api.js';
import { Field, Select } from '../components/field.js';
import { SendButton } from '../components/send-button.js';
import { useForm } from '../components/use-form.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { shownLanguage, t } from '../messages.js';
import { textOf } from '../text-of.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';

/** Countries of the NUTS classification, and those of EFTA. */
const COUNTRIES =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK';
const SECTIONS = 'ABCDEFGHIJKLMNOPQRSTU';

/** What was told of the audit of a cluster; nothing, when nothing was. */
async function told(path: string): Promise<{ summary?: ToldAuditSummary }> {
  try {
    return { summary: await get<ToldAuditSummary>(path) };
  } catch (fault) {
    if (fault instanceof Refused && fault.problem.code === 'audit-summary.unknown') return {};
    throw fault;
  }
}

/** Telling the observatory: once for each year, and word for word what was told. */
export function TellSection({
  auditId,
  document: { publication },
}: {
  readonly auditId: string;
  readonly document: ClusterAudit;
}) {
  const path = `/api/v1/audits/${auditId}/summary`;
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`${path} ${String(change)}`, () => told(path));
  return (
    <section class="no-print" aria-labelledby="tell">
      <h2 id="tell">{t('tell.title')}</h2>
      <WhenLoaded loaded={loaded} words={t('tell.loading')}>
        {({ summary }) =>
          summary ? (
            <Told {...summary} />
          ) : publication.ok ? (
            <TellForm
              path={path}
              onTold={() => {
                setChange(change + 1);
              }}
            />
          ) : (
            <p>{t('tell.held-back')}</p>
          )
        }
      </WhenLoaded>
    </section>
  );
}

function Told({ toldAt, summary }: ToldAuditSummary) {
  return (
    <>
      <p>{t('tell.told', { day: day(toldAt) })}</p>
      <details class="card">
        <summary>{t('tell.word-for-word')}</summary>
        <pre class="scroll" tabIndex={0}>
          {JSON.stringify(summary, undefined, 2)}
        </pre>
      </details>
    </>
  );
}

function TellForm({ path, onTold }: { readonly path: string; readonly onTold: () => void }) {
  const form = useForm(async (fields) => {
    const body: NewAuditSummary = {
      country: textOf(fields, 'country'),
      nuts1: textOf(fields, 'nuts1').trim().toUpperCase(),
      naceSection: textOf(fields, 'section'),
    };
    await post<ToldAuditSummary>(path, body);
    onTold();
  });
  const names = new Intl.DisplayNames([shownLanguage()], { type: 'region' });
  return (
    <>
      <p>{t('tell.intro')}</p>
      <form class="narrow" onSubmit={form.onSubmit}>
        <Select label={t('tell.country')} name="country" required>
          <option value="">{t('form.choose')}</option>
          {COUNTRIES.split(' ').map((code) => (
            <option key={code} value={code}>
              {names.of(code)}
            </option>
          ))}
        </Select>
        <Field
          label={t('tell.region')}
          hint={t('tell.region-hint')}
          name="nuts1"
          minLength={3}
          maxLength={3}
          required
        />
        <Select label={t('tell.section')} name="section" required>
          <option value="">{t('form.choose')}</option>
          {[...SECTIONS].map((section) => (
            <option key={section}>{section}</option>
          ))}
        </Select>
        <SendButton form={form} label={t('tell.do')} />
      </form>
    </>
  );
}
