/** Widths of letters in sizes of the letter, rounded up: fonts differ and none is measured here. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;!|'’iljIrtf()[\]-]/u, 0.4],
  [/[mwMW@%—…]/u, 0.95],
  [/\p{Lu}/u, 0.72],
];

/** About how wide a text is, in the units of `size`. */
export function labelWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([of]) => of.test(letter))?.[1] ?? 0.6;
  return width * size;
}

/** Cut to the room, with an ellipsis; a picture's table has the whole. */
function cut(text: string, room: number, size: number): string {
  if (labelWidth(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && labelWidth(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** At most so many lines no wider than the room, broken between words; what does not fit is cut. */
export function wrapLabel(
  text: string,
  room: number,
  size: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/u)) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && (labelWidth(longer, size) <= room || lines.length === most))
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => cut(line, room, size));
}
