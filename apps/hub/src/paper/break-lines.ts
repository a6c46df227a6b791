/**
 * Lines no wider than the room: broken between words, and within one that is wider than a line. One
 * that ends between words keeps its space, so that read one after the other they are the text.
 */
export function breakLines(
  text: string,
  room: number,
  widthOf: (part: string) => number,
): readonly string[] {
  const lines: string[] = [];
  const space = widthOf(' ');
  let line = '';
  let width = 0;
  const push = (part: string, isNewWord: boolean) => {
    const wide = widthOf(part);
    const between = line !== '' && isNewWord;
    if (line !== '' && width + (between ? space : 0) + wide > room) {
      lines.push(between ? `${line} ` : line);
      [line, width] = [part, wide];
      return;
    }
    line += between ? ` ${part}` : part;
    width += (between ? space : 0) + wide;
  };
  for (const word of text.split(' '))
    piecesOf(word, room, widthOf).forEach((piece, at) => {
      push(piece, at === 0);
    });
  return line === '' ? lines : [...lines, line];
}

/** The word, or so many letters of it as fit on a line each. */
function piecesOf(
  word: string,
  room: number,
  widthOf: (part: string) => number,
): readonly string[] {
  if (widthOf(word) <= room) return word === '' ? [] : [word];
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const letter of word) {
    const wide = widthOf(letter);
    if (piece !== '' && width + wide > room) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += letter;
    width += wide;
  }
  return [...pieces, piece];
}

/** Some letters of a line that belong to one part of its text. */
export interface Piece {
  readonly text: string;
  /** Which part, from 0. */
  readonly part: number;
}

/**
 * Lines of a text cut where its parts meet; the space between two parts goes with the first one. The
 * lines are those of `breakLines` for the parts with a space between them.
 */
export function cutLines(
  lines: readonly string[],
  parts: readonly string[],
): readonly (readonly Piece[])[] {
  let part = 0;
  let left = lengthOf(parts, part);
  return lines.map((line) => {
    const pieces: Piece[] = [];
    for (let rest = line; rest !== '';) {
      const text = rest.slice(0, left);
      if (text !== '') pieces.push({ text, part });
      rest = rest.slice(text.length);
      left -= text.length;
      if (left > 0) continue;
      part += 1;
      left = lengthOf(parts, part);
    }
    return pieces;
  });
}

const lengthOf = (parts: readonly string[], at: number): number =>
  at < parts.length - 1 ? (parts[at] ?? '').length + 1 : Number.POSITIVE_INFINITY;
