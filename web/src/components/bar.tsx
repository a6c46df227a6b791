import type { ComponentChildren } from 'preact';
import { goTo } from '../use-route.js';

/** A link to a page of this app. */
export function PageLink({
  to,
  children,
}: {
  readonly to: string;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      href={to}
      onClick={(event) => {
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
    <header class="bar">
      <span class="name">{name}</span>
      {children}
    </header>
  );
}
