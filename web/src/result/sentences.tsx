/** Sentences of a report under each other. */
export function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <>
      {of.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

/** Sentences of a report as points under a heading; nothing when there are none. */
export function Points({
  heading,
  of,
}: {
  readonly heading?: string | undefined;
  readonly of: readonly string[];
}) {
  if (of.length === 0) return null;
  return (
    <>
      {heading !== undefined && <h3>{heading}</h3>}
      <ul>
        {of.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
