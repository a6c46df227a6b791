import type { Experience } from '../../../libs/domain/src/generated/schemas.js';
import { day } from '../words.js';
import { EvidenceCard } from './evidence.js';
import { t } from '../messages.js';

/** What the candidate did at work, and the evidence of it. */
export function ExperienceCard({ experience }: { readonly experience: Experience }) {
  const { role, from, to, tasks, evidence } = experience;
  return (
    <>
      <p>
        <strong>{role}</strong>,{' '}
        {to === undefined
          ? t('experience.since', { from: day(from) })
          : t('experience.from-to', { from: day(from), to: day(to) })}
      </p>
      <ul>
        {tasks.map((task) => (
          <li key={task}>{task}</li>
        ))}
      </ul>
      {evidence.map((item) => (
        <EvidenceCard key={item.id} item={item} />
      ))}
    </>
  );
}
