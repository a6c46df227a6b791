import type { Mandate } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Rows } from '../components/rows.js';
import { StatusLine } from '../components/status-line.js';
import { useAction } from '../components/use-action.js';
import { t } from '../messages.js';
import { day, inReadersLanguage, moment } from '../words.js';
import type { MandateGrounds } from './mandates.js';

/** One mandate: whose, for what, whether it is in force, and the button that ends it now. */
export function MandateCard({
  mandate,
  grounds,
  onEnded,
}: {
  readonly mandate: Mandate;
  readonly grounds: MandateGrounds;
  readonly onEnded: () => void;
}) {
  const { id, person, scope, maxLevel, methods, languages, from, to, endedAt, trainedAt } = mandate;
  const end = useAction(async () => {
    await post<Mandate>(`/api/v1/mandates/${id}/end`, { at: new Date().toISOString() });
    onEnded();
  });
  const who = grounds.people.find((candidate) => candidate.id === person);
  const nameOf = (uri: string) => {
    const found = grounds.standards.find(({ versionUri }) => versionUri === uri);
    return found ? inReadersLanguage(found.content.title).text : uri;
  };
  const today = new Date().toISOString().slice(0, 10);
  const inForce = endedAt === undefined && from <= today && today <= to;
  return (
    <article class="card">
      <h2>{who ? `${who.givenName} ${who.familyName}` : t('mandates.unknown-person')}</h2>
      <StatusLine
        mark={inForce ? 'passed' : 'unknown'}
        word={inForce ? t('mandates.in-force') : t('mandates.not-in-force')}
      >
        {endedAt === undefined
          ? t('mandates.from-to', { from: day(from), to: day(to) })
          : t('mandates.ended', { moment: moment(endedAt) })}
      </StatusLine>
      <Rows
        rows={[
          [
            t('mandates.scope'),
            scope.length === 0 ? t('mandates.every-standard') : scope.map(nameOf).join('; '),
          ],
          [t('mandates.max-level'), maxLevel],
          [
            t('mandates.methods'),
            methods.length === 0
              ? t('mandates.every-method')
              : methods.map((method) => t(`method.${method}`)).join('; '),
          ],
          [
            t('mandates.languages'),
            languages.length === 0 ? t('mandates.every-language') : languages.join(', '),
          ],
          [t('mandates.trained'), trainedAt && day(trainedAt)],
        ]}
      />
      {endedAt === undefined && to >= today && (
        <details>
          <summary>{t('mandates.end')}</summary>
          <p>{t('mandates.end-means')}</p>
          <ActionButton action={end} label={t('mandates.end-now')} />
        </details>
      )}
    </article>
  );
}
