import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { get } from '../api.js';
import { t } from '../messages.js';
import { ActionButton } from './action-button.js';
import { useAction } from './use-action.js';

/** A part of a list as the hub answers it; without `next` it is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** What was read of the list at `path`, from its first page on, and a button for more while there is more. */
export function Pages<T>({
  path,
  first,
  children,
}: {
  readonly path: string;
  readonly first: Page<T>;
  readonly children: (items: readonly T[]) => ComponentChildren;
}) {
  const [shown, setShown] = useState(first);
  const said = useRef<HTMLParagraphElement>(null);
  const { items, next } = shown;
  const more = useAction(async () => {
    const cursor = `after=${encodeURIComponent(next ?? '')}`;
    const page = await get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}${cursor}`);
    setShown({ ...page, items: [...items, ...page.items] });
    // The button goes with the last page, and would take the focus along.
    if (page.next === undefined) said.current?.focus();
  });
  const count = items.length;
  return (
    <>
      {children(items)}
      {first.next !== undefined && (
        <p role="status" tabIndex={-1} ref={said}>
          {t(next === undefined ? 'more.all' : 'more.shown', { count })}
        </p>
      )}
      {next !== undefined && (
        <p class="actions">
          <ActionButton action={more} label={t('more.do')} />
        </p>
      )}
    </>
  );
}
