import { useState } from 'preact/hooks';
import type {
  Claim,
  Endorsement,
  Endorsements,
} from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { useAction } from '../components/use-action.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { InviteWitness } from './invite-witness.js';

/** From then on nothing is added to a claim. */
const OPEN: readonly Claim['state'][] = ['enquiry', 'identified', 'documented', 'assessing'];

/** People from outside who saw the work: who was invited, what came of it, and a new invitation. */
export function Witnesses({ claim }: { readonly claim: Claim }) {
  const [made, setMade] = useState(0);
  const loaded = useLoaded(`witnesses-${claim.id}-${String(made)}`, () =>
    get<Endorsements>(`/api/v1/claims/${claim.id}/endorsements`),
  );
  const open = OPEN.includes(claim.state) && claim.experiences.length > 0;
  return (
    <section aria-labelledby="witnesses">
      <h2 id="witnesses">{t('witness.title')}</h2>
      <p>{t('witness.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('witness.loading')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{t('witness.none')}</p>
          ) : (
            items.map((item) => <Invited key={item.id} first={item} />)
          )
        }
      </WhenLoaded>
      {open && (
        <InviteWitness
          claim={claim}
          onInvited={() => {
            setMade(made + 1);
          }}
        />
      )}
    </section>
  );
}

function Invited({ first }: { readonly first: Endorsement }) {
  const [item, setItem] = useState(first);
  const revoke = useAction(async () => {
    setItem(await post<Endorsement>(`/api/v1/endorsements/${item.id}/revocation`, {}));
  });
  const { state, createdAt, expiresAt, tasks, statement, gapTasks = [] } = item;
  return (
    <article class="card">
      <p>
        <strong>{t(`witness-state.${state}`)}</strong>{' '}
        {statement
          ? t('witness.stated', { name: statement.witness, day: day(statement.statedAt) })
          : t('witness.invited', { day: day(createdAt), until: day(expiresAt) })}
      </p>
      <ul>
        {tasks.map((task, place) => (
          <li key={task}>
            {task}
            {statement && <>: {t(`answer.${statement.answers[place] ?? 'no'}`)}</>}
          </li>
        ))}
      </ul>
      {gapTasks.length > 0 && <p>{t('witness.partly')}</p>}
      {state === 'open' && <ActionButton action={revoke} label={t('witness.revoke')} />}
    </article>
  );
}
