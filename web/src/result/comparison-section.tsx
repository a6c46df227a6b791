import { fillTemplate } from '../../../libs/domain/src/audit/words/fill-template.js';
import { constructName } from '../../../libs/domain/src/audit/words/name-of.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import type { AuditComparison } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { Points } from './sentences.js';

/** What changed since the last time, when that can be stated; else why it cannot. */
export function ComparisonSection({
  comparison,
  words,
}: {
  readonly comparison: AuditComparison;
  readonly words: ReportWords;
}) {
  const { outcome, remarks, changes } = comparison;
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{t('comparison.title')}</h2>
      {outcome !== 'compared' ? (
        <p class="notice">{t(`comparison-not.${outcome}`)}</p>
      ) : (
        <>
          <Points
            of={changes.map(({ id, verdict }) =>
              fillTemplate(words.change.outcomes[verdict], { construct: constructName(id, words) }),
            )}
          />
          {remarks.map((remark) => (
            <p key={remark}>{t(`comparison-remark.${remark}`)}</p>
          ))}
          <ChangeTable changes={changes} words={words} />
        </>
      )}
    </section>
  );
}

function ChangeTable({
  changes,
  words,
}: {
  readonly changes: AuditComparison['changes'];
  readonly words: ReportWords;
}) {
  const { format, plots } = words;
  const columns = [t('comparison.before'), t('comparison.now'), t('comparison.difference')];
  return (
    <table class="stacked">
      <caption>{t('comparison.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{plots.level}</th>
          {[...columns, plots.interval].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, before, after, difference, interval }) => (
          <tr key={id}>
            <th scope="row">{constructName(id, words)}</th>
            <td data-label={columns[0]}>{format.percent(before)}</td>
            <td data-label={columns[1]}>{format.percent(after)}</td>
            <td data-label={columns[2]}>{points(difference)}</td>
            <td data-label={plots.interval}>{interval ? interval.map(points).join(' – ') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A difference in hundredths of full practice, with its sign. */
const points = (difference: number): string => {
  const whole = Math.round(difference * 100);
  return whole > 0 ? `+${String(whole)}` : String(whole).replace('-', '−');
};
