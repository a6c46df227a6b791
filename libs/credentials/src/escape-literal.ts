const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const SPECIAL = /[\u0000-\u001f"\\\u007f]/;
const EVERY_SPECIAL = /[\u0000-\u001f"\\\u007f]/g;

/** A text as it stands between the quotes of a canonical N-Quads literal (RDFC-1.0 5). */
export function escapeLiteral(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(
    EVERY_SPECIAL,
    (one) => ESCAPES[one] ?? `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
