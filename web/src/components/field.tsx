import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Common {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly required?: boolean;
}

/** A line to write in, with its label and what helps to fill it in. */
export function Field({
  label,
  hint,
  ...input
}: Common & {
  readonly type?: 'text' | 'date' | 'number' | 'search';
  readonly value?: string;
  readonly min?: string;
  readonly max?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly onText?: (text: string) => void;
}) {
  const { onText, value, type, ...rest } = input;
  return (
    <label class="field">
      <Label label={label} hint={hint} />
      <input
        {...rest}
        // The types of Preact know each kind of input by itself, not one of several.
        type={type as 'text'}
        {...(value !== undefined && { defaultValue: value })}
        onInput={(event) => onText?.(event.currentTarget.value)}
      />
    </label>
  );
}

/** Several lines to write in. */
export function Area({
  label,
  hint,
  ...area
}: Common & { readonly maxLength: number; readonly value?: string }) {
  const { value, ...rest } = area;
  return (
    <label class="field">
      <Label label={label} hint={hint} />
      <textarea {...rest} {...(value !== undefined && { defaultValue: value })} />
    </label>
  );
}

/** One of several. The children are its options. */
export function Select({
  label,
  hint,
  children,
  onChoice,
  ...select
}: Common & {
  readonly value?: string;
  readonly children: ComponentChildren;
  readonly onChoice?: (value: string) => void;
}) {
  const { value, ...rest } = select;
  const [chosen, setChosen] = useState(value);
  return (
    <label class="field">
      <Label label={label} hint={hint} />
      <select
        {...rest}
        {...(chosen !== undefined && { value: chosen })}
        onChange={({ currentTarget }) => {
          if (value !== undefined) setChosen(currentTarget.value);
          onChoice?.(currentTarget.value);
        }}
      >
        {children}
      </select>
    </label>
  );
}

/** A box to tick, or one of a set when `type` is radio. */
export function Tick({
  children,
  type = 'checkbox',
  onTick,
  ...input
}: {
  readonly name: string;
  readonly type?: 'checkbox' | 'radio';
  readonly value?: string;
  readonly required?: boolean;
  readonly checked?: boolean;
  readonly onTick?: (ticked: boolean) => void;
  readonly children: ComponentChildren;
}) {
  const { checked, ...rest } = input;
  return (
    <label class="choice">
      <input
        {...rest}
        type={type}
        defaultChecked={checked === true}
        onChange={(event) => onTick?.(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function Label({ label, hint }: { readonly label: string; readonly hint: string | undefined }) {
  return (
    <span>
      {label}
      {hint !== undefined && <span class="hint">{hint}</span>}
    </span>
  );
}
