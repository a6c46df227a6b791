import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

let firstOfDocument = true;

/**
 * The heading of a page. Gives the window its title, and takes the focus when the page was opened
 * from another one: who cannot see the change hears it. After a load the focus stays at the top.
 */
export function Heading({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!firstOfDocument) heading.current?.focus();
    firstOfDocument = false;
  }, []);
  useLayoutEffect(() => {
    document.title = `${title} · Guildmark`;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
