import type { AuditForm } from '../../../libs/domain/src/generated/schemas.js';
import type { Answer } from './use-answers.js';

type Scale = AuditForm['scales'][number];
type Choice = Exclude<Answer, null>;

/** 1 to 5 for what happens, and keys of their own, apart from these, for no such answer. */
const KEYS: Readonly<Record<string, Choice>> = {
  '1': 0,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '7': 'DK',
  '8': 'NA',
  '9': 'REF',
};

/** What a key answers; undefined when it is no answer. */
export const codeOfKey = (key: string): Choice | undefined => KEYS[key];

const keyOf = (code: Choice): string => Object.keys(KEYS).find((key) => KEYS[key] === code) ?? '';

/** The answers of a scale, and apart from them the ways to give none. */
export function AnswerChoice({
  scale,
  lang,
  given,
  onChoice,
}: {
  readonly scale: Scale;
  readonly lang: string;
  readonly given: Answer | undefined;
  readonly onChoice: (code: Choice) => void;
}) {
  const button = ({ code, label }: Scale['options'][number] | Scale['missing'][number]) => (
    <button
      key={String(code)}
      type="button"
      class="answer-button"
      aria-pressed={given === code}
      onClick={() => {
        onChoice(code);
      }}
    >
      <kbd aria-hidden="true">{keyOf(code)}</kbd>
      <span>{label}</span>
    </button>
  );
  return (
    <div role="group" aria-labelledby="question" lang={lang}>
      <div class="answer-buttons">{scale.options.map(button)}</div>
      <div class="answer-buttons apart">{scale.missing.map(button)}</div>
    </div>
  );
}
