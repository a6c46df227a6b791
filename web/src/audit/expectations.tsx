import type { AuditRound } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

type Expectation = AuditRound['expectation'];
const KINDS = ['picture', 'agreement', 'large-change', 'moderate-change'] as const;

/** What as many answers can and cannot show; said before anybody answers. */
export function Expectations({ round }: { readonly round: AuditRound }) {
  const { expectation, expectations } = round;
  const { respondents, canShow, cannotShow } = expectation;
  return (
    <section aria-labelledby="expectations">
      <h2 id="expectations">{t('expect.title')}</h2>
      <p>{t('expect.with', { count: respondents })}</p>
      <ul>
        {canShow.map((code) => (
          <li key={code}>{t(`expect-can.${code}`)}</li>
        ))}
        {cannotShow.map((code) => (
          <li key={code}>{t(`expect-cannot.${code}`)}</li>
        ))}
      </ul>
      <Figures of={expectation} />
      {expectations.length > 0 && <Table rows={expectations} />}
    </section>
  );
}

/** From simulated firms: how often a change would be seen. Thousandths become whole percent. */
function Figures({ of: { figures } }: { readonly of: Expectation }) {
  if (!figures) return null;
  const percent = (thousandths: number) => Math.round(thousandths / 10);
  return (
    <p class="quiet">
      {t('expect.figures', {
        count: figures.respondents,
        seen: percent(figures.seenAtTwoTenths),
        large: percent(figures.seenAtThreeTenths),
      })}
    </p>
  );
}

function Table({ rows }: { readonly rows: readonly Expectation[] }) {
  return (
    <table class="stacked">
      <caption>{t('expect.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('expect.answers')}</th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col">
              {t(`expect-short.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ respondents, canShow, cannotShow }) => (
          <tr key={respondents}>
            <th scope="row">{t('expect.people', { count: respondents })}</th>
            {KINDS.map((kind) => (
              <td key={kind} data-label={t(`expect-short.${kind}`)}>
                {canShow.includes(kind)
                  ? t('expect.yes')
                  : cannotShow.includes(kind)
                    ? t('expect.no')
                    : t('expect.depends')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
