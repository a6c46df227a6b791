import type { ComponentChildren } from 'preact';
import { goTo } from '../use-route.js';
import { t } from '../messages.js';

/** A link to a page of this app; `current` when it is the page shown, or one above it. */
export function PageLink({
  to,
  current,
  children,
}: {
  readonly to: string;
  readonly current?: 'page' | 'true' | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      href={to}
      {...(current && { 'aria-current': current })}
      onClick={(event) => {
        // A click that asks for another tab or window is the browser's.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo(to);
      }}
    >
      {children}
    </a>
  );
}

/** The line at the top: where this is, who is here, where to go. */
export function Bar({
  name,
  children,
}: {
  readonly name: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <>
      <a class="skip" href="#main">
        {t('bar.skip')}
      </a>
      <header class="bar">
        <span class="name">{name}</span>
        {children}
      </header>
    </>
  );
}

/** The part of the page that changes. */
export function Main({ children }: { readonly children: ComponentChildren }) {
  return (
    <main id="main" class="page" tabIndex={-1}>
      {children}
    </main>
  );
}
