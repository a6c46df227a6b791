import type { ComponentChildren } from 'preact';

/** Names and what belongs to each; a row without content is left out. */
export function Rows({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, content: ComponentChildren])[];
}) {
  return (
    <dl>
      {rows.map(
        ([name, content]) =>
          content !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{content}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
