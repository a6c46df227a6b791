import type { ComponentChildren } from 'preact';
import type { Loaded } from '../use-loaded.js';
import { Heading } from './heading.js';
import { WhenLoaded } from './when-loaded.js';

/** A page whose heading is known only when it is loaded; until then it has the heading `title`. */
export function LoadedPage<T>({
  loaded,
  title,
  words,
  children,
}: {
  readonly loaded: Loaded<T>;
  readonly title: string;
  readonly words: string;
  readonly children: (value: T) => ComponentChildren;
}) {
  if (loaded.state === 'there') return <>{children(loaded.value)}</>;
  return (
    <>
      <Heading key="awaited" title={title} />
      <WhenLoaded loaded={loaded} words={words}>
        {() => null}
      </WhenLoaded>
    </>
  );
}
