import { type PDFDocument, type PDFPage, rgb, type RGB } from 'pdf-lib';
import type { TypeSetter } from './type-setter.js';

/** A4, in points of 1/72 inch. */
export const PAGE = { width: 595.28, height: 841.89, margin: 54 } as const;
/** Room for the line at the foot of each page. */
const FOOT = 48;

/** As on the badge picture: dark blue and gold, and what is quiet. */
export const COLOURS = {
  ink: rgb(22 / 255, 52 / 255, 92 / 255),
  seal: rgb(214 / 255, 158 / 255, 46 / 255),
  text: rgb(0.13, 0.15, 0.18),
  quiet: rgb(0.38, 0.41, 0.46),
  paper: rgb(1, 1, 1),
} as const;

export interface Fonts {
  readonly plain: TypeSetter;
  readonly bold: TypeSetter;
}

/** How a text looks, and the room it has. */
export interface TextStyle {
  readonly font: TypeSetter;
  readonly size: number;
  readonly color: RGB;
  readonly x?: number;
  readonly width?: number;
}

/** Between two lines, in sizes of the letters. */
const LEADING = 1.42;

/** Writes texts one below the other, breaks lines, and begins a page when one is full. */
export class CertificatePen {
  page: PDFPage;
  /** The upper edge of what comes next. */
  y: number = PAGE.height;
  /** How much of the page stays free at its foot. */
  bottom: number = FOOT;

  constructor(private readonly document: PDFDocument) {
    this.page = document.addPage([PAGE.width, PAGE.height]);
  }

  /** Begins a page when there is less room than this on the present one. */
  need(height: number): void {
    if (this.y - height >= this.bottom) return;
    this.page = this.document.addPage([PAGE.width, PAGE.height]);
    this.y = PAGE.height - PAGE.margin;
    this.bottom = FOOT;
  }

  /** Height of a text in its room. */
  heightOf(text: string, style: TextStyle): number {
    return this.lines(text, style).length * style.size * LEADING;
  }

  text(text: string, style: TextStyle): void {
    const { size, x = PAGE.margin, font, color } = style;
    for (const line of this.lines(text, style)) {
      this.need(size * LEADING);
      font.set(this.page, line, { x, y: this.y - size, size, color });
      this.y -= size * LEADING;
    }
  }

  /** A point before each text, which hangs behind it. */
  points(texts: readonly string[], style: TextStyle): void {
    const { x = PAGE.margin, size } = style;
    for (const text of texts) {
      // A point does not stand alone at the foot of a page.
      this.need(size * LEADING);
      this.page.drawCircle({ x: x + 3, y: this.y - size * 0.65, size: 1.8, color: COLOURS.seal });
      this.text(text, { ...style, x: x + 14, width: widthOf(style) - 14 });
      this.y -= 3;
    }
  }

  private lines(text: string, style: TextStyle): readonly string[] {
    const { font, size } = style;
    return breakLines(font.printable(text), widthOf(style), (part) => font.widthOf(part, size));
  }
}

const widthOf = ({ x = PAGE.margin, width = PAGE.width - PAGE.margin - x }: TextStyle): number =>
  width;

/** Lines no wider than the room: broken between words, and within one that is wider than a line. */
export function breakLines(
  text: string,
  room: number,
  widthOf: (part: string) => number,
): readonly string[] {
  const lines: string[] = [];
  const space = widthOf(' ');
  let line = '';
  let width = 0;
  const push = (part: string, partWidth: number) => {
    if (line !== '' && width + space + partWidth > room) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    width += (line === '' ? 0 : space) + partWidth;
    line += line === '' ? part : ` ${part}`;
  };
  for (const word of text.split(' '))
    for (const part of piecesOf(word, room, widthOf)) push(part, widthOf(part));
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
