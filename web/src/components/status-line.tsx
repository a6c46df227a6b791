import type { ComponentChildren } from 'preact';
import { type Mark, StatusMark } from './status-mark.js';

/** A state: its mark, its word, and a sentence that says what the word means here. */
export function StatusLine({
  mark,
  word,
  children,
}: {
  readonly mark: Mark;
  readonly word: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="status-line">
      <span class={mark}>
        <StatusMark mark={mark} />
      </span>
      <div>
        <strong class={mark}>{word}</strong>
        <br />
        {children}
      </div>
    </div>
  );
}
