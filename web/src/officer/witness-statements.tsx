import { useState } from 'preact/hooks';
import type { WitnessStatements } from '../../../libs/domain/src/generated/schemas.js';
import { get, tell } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Heading } from '../components/heading.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { moment } from '../words.js';

type Statement = WitnessStatements['items'][number];

/** Whose statements the hub keeps; what they say is for assessors. A witness may wish to be forgotten. */
export function AllWitnessStatements() {
  const [erased, setErased] = useState(0);
  const loaded = useLoaded(`statements-${String(erased)}`, () =>
    get<WitnessStatements>('/api/v1/endorsements'),
  );
  return (
    <>
      <Heading title={t('statements.title')} />
      <p>{t('statements.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('witness.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="notice">{t('statements.none')}</p>
          ) : (
            items.map((item) => (
              <StatementCard
                key={item.id}
                item={item}
                onErased={() => {
                  setErased(erased + 1);
                }}
              />
            ))
          )
        }
      </WhenLoaded>
    </>
  );
}

function StatementCard({
  item: { id, witness, statedAt, erasedAt },
  onErased,
}: {
  readonly item: Statement;
  readonly onErased: () => void;
}) {
  const erase = useAction(async () => {
    await tell(`/api/v1/endorsements/${id}/erasure`);
    onErased();
  });
  return (
    <article class="card">
      <h2>{witness ?? t('statements.forgotten')}</h2>
      <p>
        {t('statements.stated', { moment: moment(statedAt) })}
        {erasedAt !== undefined && <> {t('statements.erased', { moment: moment(erasedAt) })}</>}
        <br />
        <code>{id}</code>
      </p>
      {erasedAt === undefined && (
        <details>
          <summary>{t('statements.erase')}</summary>
          <p>{t('statements.erase-means')}</p>
          <ActionButton action={erase} label={t('statements.erase-now')} />
        </details>
      )}
    </article>
  );
}
