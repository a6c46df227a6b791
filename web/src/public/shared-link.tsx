import type { HubProfile, SharedPage } from '../../../libs/domain/src/generated/schemas.js';
import { get, Refused } from '../api.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { SharedHead } from '../sharing/shared-head.js';
import { SharedItems } from '../sharing/shared-items.js';
import { useLoaded } from '../use-loaded.js';

interface Opened {
  readonly page: SharedPage;
  readonly registry: string | undefined;
}

/** Undefined when the link leads nowhere (any more). */
async function open(path: string): Promise<Opened | undefined> {
  try {
    const page = await get<SharedPage>(path);
    const { registry } = await get<HubProfile>('/api/v1/hub');
    return { page, registry };
  } catch (fault) {
    if (fault instanceof Refused && fault.problem.code === 'share.unknown') return undefined;
    throw fault;
  }
}

/** What a holder shows to whoever has the link. */
export function SharedLink({ path }: { readonly path: string }) {
  const loaded = useLoaded(path, () => open(path));
  return (
    <>
      <Heading title={t('shared.title')} />
      <WhenLoaded loaded={loaded} words={t('shared.loading')}>
        {(opened) =>
          opened ? <Shown path={path} opened={opened} /> : <p class="notice">{t('shared.gone')}</p>
        }
      </WhenLoaded>
    </>
  );
}

function Shown({
  path,
  opened: { page, registry },
}: {
  readonly path: string;
  readonly opened: Opened;
}) {
  const signed = page.items.some(({ files }) => files.length > 0);
  return (
    <>
      <p>{t('shared.intro')}</p>
      <SharedHead page={page} />
      <h2>{t('shared.what')}</h2>
      <SharedItems page={page} files={path} />
      {signed && registry !== undefined && (
        <section class="notice" aria-labelledby="check">
          <h2 id="check">{t('shared.check')}</h2>
          <p>{t('shared.check-how')}</p>
          <p class="actions">
            <a href={`${registry}/verify#share=${encodeURIComponent(location.origin + path)}`}>
              {t('shared.to-verifier')}
            </a>
          </p>
        </section>
      )}
      <p class="quiet">{t('shared.noted')}</p>
    </>
  );
}
