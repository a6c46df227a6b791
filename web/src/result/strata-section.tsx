import { LEVELS, type ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import type { Audit } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

/** How people in each position see the three levels; only where nobody can be told from it. */
export function StrataSection({
  strata,
  words,
}: {
  readonly strata: NonNullable<Audit['strata']>;
  readonly words: ReportWords;
}) {
  if (strata.length === 0) return <p>{t('strata.held')}</p>;
  return (
    <table class="stacked">
      <caption>{t('strata.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('round.stratum')}</th>
          <th scope="col">{t('strata.people')}</th>
          {LEVELS.map((level) => (
            <th key={level} scope="col">
              {words.names.levels[level].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {strata.map(({ stratum, people, means }) => (
          <tr key={stratum}>
            <th scope="row">{t(`stratum.${stratum}`)}</th>
            <td data-label={t('strata.people')}>{people}</td>
            {LEVELS.map((level) => (
              <td key={level} data-label={words.names.levels[level].name}>
                {means[level] === undefined ? '' : words.format.percent(means[level])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
