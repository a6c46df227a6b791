import { get } from '../api.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { moment } from '../words.js';

/** Something of the signed-in person that was looked at, taken along or restored. */
interface Access {
  readonly at: string;
  readonly kind:
    | 'link-opened'
    | 'evidence-read'
    | 'certificate-made'
    | 'export-made'
    | 'export-taken'
    | 'access-restored';
  readonly purpose?: string;
  readonly recipient?: string;
  readonly as?: 'candidate' | 'assessor' | 'moderator' | 'appeal-assessor';
  readonly name?: string;
  readonly reason?: string;
}

interface Accesses {
  readonly items: readonly Access[];
  /** There is more than is listed. */
  readonly more: boolean;
}

/** Who looked at what, when and as what; the newest first. */
export function AccessList() {
  const loaded = useLoaded('accesses', () => get<Accesses>('/api/v1/passport/accesses'));
  return (
    <section aria-labelledby="accesses">
      <h2 id="accesses">{t('accesses.title')}</h2>
      <WhenLoaded loaded={loaded} words={t('accesses.loading')}>
        {({ items, more }) =>
          items.length === 0 ? (
            <p>{t('accesses.none')}</p>
          ) : (
            <>
              <ul>
                {items.map((access, place) => (
                  <li key={place}>
                    {whatHappened(access)}
                    <br />
                    <span class="quiet">{moment(access.at)}</span>
                  </li>
                ))}
              </ul>
              {more && <p class="quiet">{t('accesses.more')}</p>}
            </>
          )
        }
      </WhenLoaded>
    </section>
  );
}

function whatHappened({ kind, purpose = '', name = '', as, reason = '' }: Access): string {
  const role = as === undefined ? '' : t(`access-as.${as}`);
  return t(`access.${kind}`, { purpose, name, role, reason });
}
