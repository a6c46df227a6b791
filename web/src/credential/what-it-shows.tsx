import type { CompetenceRecord, SharedPage } from '../../../libs/domain/src/generated/schemas.js';
import { Rows } from '../components/rows.js';
import { Words } from '../components/words.js';
import { type MessageKey, t } from '../messages.js';
import { day } from '../words.js';

type Shows = SharedPage['items'][number]['shows'];

/** All that a record says, in the form in which a link shows it. */
export function showsOf(record: CompetenceRecord): Shows {
  const { subject, standard, assessment, validFrom, validUntil } = record;
  const { level, levels, title, versionUri } = standard;
  const { assessedOn, methods, assessors, second, grade } = assessment;
  const reached = levels.find((candidate) => candidate.level === level);
  return {
    holder: { givenName: subject.givenName, familyName: subject.familyName },
    title,
    level: { level, title: reached?.title ?? {} },
    standard: versionUri,
    criteria: record.criteria,
    assessment: { assessedOn, methods, assessors, second, ...(grade && { grade }) },
    experience: record.experience,
    evidence: record.evidence.map(({ kind, title: name, digest }) => ({
      ...{ kind, title: name, digest },
    })),
    validity: { validFrom, ...(validUntil !== undefined && { validUntil }) },
  };
}

/** What a credential says, or the fields of it that somebody chose to show. */
export function WhatItShows({ shows }: { readonly shows: Shows }) {
  const { holder, title, level, standard, criteria, assessment, validity } = shows;
  return (
    <>
      <Rows
        rows={[
          [t('shows.competence'), title && <Words of={title} />],
          [
            t('shows.level'),
            level && (
              <>
                {level.level}: <Words of={level.title} />
              </>
            ),
          ],
          [t('shows.holder'), holder && `${holder.givenName} ${holder.familyName}`],
          [t('shows.standard'), standard],
          [t('shows.valid-from'), validity && day(validity.validFrom)],
          [t('shows.valid-until'), validity?.validUntil && day(validity.validUntil)],
          [t('shows.assessed'), assessment && <Assessed assessment={assessment} />],
          [t('shows.work'), shows.experience && <Work experience={shows.experience} />],
          [t('shows.evidence'), shows.evidence && <Evidence evidence={shows.evidence} />],
        ]}
      />
      {criteria && (
        <>
          <h3>{t('shows.criteria')}</h3>
          <ul>
            {criteria.map(({ id, text }) => (
              <li key={id}>
                <Words of={text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const METHODS: readonly string[] = [
  'observation',
  'simulation',
  'conversation',
  'document-review',
  'knowledge-test',
] satisfies readonly Method[];
type Method = 'observation' | 'simulation' | 'conversation' | 'document-review' | 'knowledge-test';

const methodWords = (method: string): string =>
  METHODS.includes(method) ? t(`method.${method as Method}`) : method;

/** How it was assessed: when, how, by how many. Nobody is named. */
function Assessed({ assessment }: { readonly assessment: NonNullable<Shows['assessment']> }) {
  const { assessedOn, methods, assessors, second, grade } = assessment;
  return (
    <>
      {t('shows.assessed-on', { day: day(assessedOn), assessors })}{' '}
      {second && `${t('shows.second')} `}
      {methods.map(methodWords).join('; ')}.
      {grade && <> {t(`grade.${grade}` satisfies MessageKey)}</>}
    </>
  );
}

function Work({ experience }: { readonly experience: NonNullable<Shows['experience']> }) {
  if (experience.length === 0) return <>{t('shows.none')}</>;
  return (
    <ul>
      {experience.map(({ role, from, to }) => (
        <li key={`${role} ${from}`}>
          {role},{' '}
          {to === undefined
            ? t('experience.since', { from: day(from) })
            : t('experience.from-to', { from: day(from), to: day(to) })}
        </li>
      ))}
    </ul>
  );
}

function Evidence({ evidence }: { readonly evidence: NonNullable<Shows['evidence']> }) {
  if (evidence.length === 0) return <>{t('shows.none')}</>;
  return (
    <ul>
      {evidence.map(({ kind, title, digest }) => (
        <li key={digest}>{t('shows.evidence-item', { kind: kindWords(kind), title })}</li>
      ))}
    </ul>
  );
}

const KINDS = [
  'observation',
  'simulation',
  'work-sample',
  'conversation',
  'knowledge-test',
  'witness-statement',
  'certificate',
  'logbook',
  'self-statement',
] as const;

/** A kind of evidence in words; one that these screens do not know is shown as it is. */
export const kindWords = (kind: string): string => {
  const found = KINDS.find((known) => known === kind);
  return found ? t(`evidence-kind.${found}`) : kind;
};
