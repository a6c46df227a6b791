import { useState } from 'preact/hooks';
import type {
  Mandate,
  Mandates,
  People,
  Standards,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { GrantMandate } from './grant-mandate.js';
import { MandateCard } from './mandate-card.js';

/** What the page of mandates rests on. */
export interface MandateGrounds {
  readonly mandates: readonly Mandate[];
  readonly people: People['items'];
  readonly standards: Standards['items'];
}

async function load(): Promise<MandateGrounds> {
  const [mandates, people, standards] = await Promise.all([
    get<Mandates>('/api/v1/mandates'),
    get<People>('/api/v1/people'),
    get<Standards>('/api/v1/standards'),
  ]);
  return { mandates: mandates.items, people: people.items, standards: standards.items };
}

/** Who may assess what, and until when. */
export function AllMandates() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`mandates-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <>
      <Heading title={t('mandates.title')} />
      <p>{t('mandates.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('mandates.loading')}>
        {(grounds) => (
          <>
            <GrantMandate grounds={grounds} onGranted={again} />
            {grounds.mandates.map((mandate) => (
              <MandateCard key={mandate.id} mandate={mandate} grounds={grounds} onEnded={again} />
            ))}
          </>
        )}
      </WhenLoaded>
    </>
  );
}
