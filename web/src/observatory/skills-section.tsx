import { plotLackedSkills } from '../../../libs/domain/src/audit/plots/plot-lacked-skills.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import type { ObservatoryRelease } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { PlotDrawing } from '../result/plot-drawing.js';
import { countryName, lackingWords } from './figure-words.js';
import { SkillTable } from './skill-table.js';

type Skills = ObservatoryRelease['skills'];
type Line = Skills['lines'][number];

/** Which skills are lacked: a table, a picture of its first lines, and what is not shown. */
export function SkillsSection({
  skills: { lines, local, hidden, cut },
  words,
}: {
  readonly skills: Skills;
  readonly words: ReportWords;
}) {
  const countries = lines.flatMap((line) =>
    line.countries.map(({ country, figures }) => ({
      ...{ key: `${line.standard} ${country}`, heading: <StandardLink {...line} /> },
      ...{ country: countryName(country), figures },
    })),
  );
  const ofLocal = local && {
    ...{ key: 'local', heading: t('observatory.skills.local') },
    figures: local,
  };
  const rows = [
    ...lines.map((line) => ({
      ...{ key: line.standard, heading: <StandardLink {...line} /> },
      figures: line.figures,
    })),
    ...(ofLocal ? [ofLocal] : []),
  ];
  return (
    <section>
      <h2>{t('observatory.skills.title')}</h2>
      {rows.length === 0 ? (
        <p>{t('observatory.skills.none')}</p>
      ) : (
        <>
          <p>
            {t('observatory.skills.intro')} {t('observatory.skills.verified')}
          </p>
          <SkillTable caption={t('observatory.skills.caption')} rows={rows} />
        </>
      )}
      <p class="quiet">
        {t('observatory.skills.hidden', { hidden })} {t('observatory.skills.cut', { cut })}
      </p>
      {lines.length > 0 && <SkillsPlot lines={lines} words={words} />}
      {countries.length > 0 && (
        <>
          <h3>{t('observatory.skills.by-country')}</h3>
          <SkillTable caption={t('observatory.skills.caption')} rows={countries} />
          <p class="quiet">
            {t('observatory.hidden', {
              hidden: lines.reduce((sum, line) => sum + line.hidden, 0),
            })}
          </p>
        </>
      )}
    </section>
  );
}

/** The title of a European standard is English; its text stands at its address. */
const StandardLink = ({ standard, title }: Pick<Line, 'standard' | 'title'>) => (
  <a href={standard} lang="en">
    {title}
  </a>
);

function SkillsPlot({
  lines,
  words,
}: {
  readonly lines: readonly Line[];
  readonly words: ReportWords;
}) {
  const plot = plotLackedSkills(
    {
      title: t('observatory.skills.picture'),
      finding: t('observatory.skills.finding', { count: lines.length }),
      columns: [
        t('observatory.skills.skill'),
        t('observatory.skills.needed'),
        t('observatory.skills.able'),
        t('observatory.skills.lacking'),
      ],
      untold: t('observatory.no-share'),
      skills: lines.map(({ title, figures }) => ({
        ...{ name: title, needed: figures.needed, able: figures.able ?? null },
        lacking: lackingWords(figures),
      })),
    },
    words,
  );
  return (
    <figure class="plot" aria-labelledby="plot-skills">
      <figcaption id="plot-skills">{plot.title}</figcaption>
      <PlotDrawing plot={plot} id="skills" />
      <p class="quiet">{plot.finding}</p>
    </figure>
  );
}
