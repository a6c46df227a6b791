import type { ComponentType } from 'preact';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { Heading } from './heading.js';
import { WhenLoaded } from './when-loaded.js';

/** A page whose code is loaded when it is first opened; whoever never opens it does not load it. */
export function LazyPage<Props extends object>({
  name,
  title,
  load,
  props,
}: {
  readonly name: string;
  readonly title: string;
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}) {
  const loaded = useLoaded(name, async () => ({ Page: await load() }));
  if (loaded.state !== 'there')
    return (
      <>
        <Heading key="awaited" title={title} />
        <WhenLoaded loaded={loaded} words={t('page.loading')}>
          {() => null}
        </WhenLoaded>
      </>
    );
  const { Page } = loaded.value;
  return <Page {...props} />;
}
