import type { ComponentChildren } from 'preact';
import type { SkillFigures } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { lackingWords, wholeWords } from './figure-words.js';

/** Figures over a skill, under the heading that its row has. */
export interface SkillRow {
  readonly key: string;
  readonly heading: ComponentChildren;
  readonly country?: string;
  readonly figures: SkillFigures;
}

/** Figures over skills, one a row; on a narrow page each row is a block. */
export function SkillTable({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly SkillRow[];
}) {
  const byCountry = rows.some(({ country }) => country !== undefined);
  const columns = ['hubs', 'firms', 'needed', 'able', 'lacking'] as const;
  const cells = (figures: SkillFigures) => ({
    ...{ hubs: wholeWords(figures.hubs), firms: wholeWords(figures.firms) },
    needed: wholeWords(figures.needed),
    able: figures.able === undefined ? t('observatory.no-share') : wholeWords(figures.able),
    lacking: lackingWords(figures),
  });
  return (
    <table class="stacked">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('observatory.skills.skill')}</th>
          {byCountry && <th scope="col">{t('observatory.country')}</th>}
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`observatory.skills.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, heading, country, figures }) => (
          <tr key={key}>
            <th scope="row">{heading}</th>
            {byCountry && <td data-label={t('observatory.country')}>{country}</td>}
            {columns.map((column) => (
              <td key={column} data-label={t(`observatory.skills.${column}`)}>
                {cells(figures)[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
