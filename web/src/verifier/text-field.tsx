/** A long text with its label. */
export function TextField({
  label,
  onText,
  ...field
}: {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onText: (text: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        class="code"
        spellcheck={false}
        {...field}
        onInput={(event) => {
          onText(event.currentTarget.value);
        }}
      />
    </label>
  );
}
