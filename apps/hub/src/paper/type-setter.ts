import {
  beginText,
  endText,
  moveText,
  type PDFFont,
  PDFHexString,
  type PDFName,
  type PDFPage,
  type RGB,
  setFillingColor,
  setFontAndSize,
  showText,
} from 'pdf-lib';

/** Where a line stands, and how it looks. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: RGB;
}

interface Letter {
  /** Number of its picture in the font, in hexadecimal digits. */
  readonly code: string;
  readonly width: number;
}

const MEASURED_AT = 1000;

/**
 * Sets lines in one font, letter beside letter, unjoined and without kerning. Each letter is looked
 * up once: asking the font for whole lines takes seconds for a long certificate.
 */
export class TypeSetter {
  private readonly letters = new Map<string, Letter>();
  private readonly keys = new WeakMap<PDFPage, PDFName>();
  private readonly known: ReadonlySet<number>;

  constructor(private readonly font: PDFFont) {
    this.known = new Set(font.getCharacterSet());
  }

  /** A text in letters that the font has; what controls, and what it lacks, is printed as nothing else. */
  printable(text: string): string {
    return [...text.normalize('NFC').replace(/(?:(?!\u00a0)[\p{C}\s])+/gu, ' ')]
      .map((letter) => (this.known.has(letter.codePointAt(0) ?? 0) ? letter : '\ufffd'))
      .join('')
      .trim();
  }

  widthOf(text: string, size: number): number {
    let width = 0;
    for (const letter of text) width += this.letter(letter).width;
    return (width * size) / MEASURED_AT;
  }

  set(page: PDFPage, text: string, { x, y, size, color }: Line): void {
    const codes = Array.from(text, (letter) => this.letter(letter).code).join('');
    page.pushOperators(
      beginText(),
      setFillingColor(color),
      setFontAndSize(this.keyOn(page), size),
      moveText(x, y),
      showText(PDFHexString.of(codes)),
      endText(),
    );
  }

  private letter(letter: string): Letter {
    const known = this.letters.get(letter);
    if (known) return known;
    const found = {
      code: this.font.encodeText(letter).asString(),
      width: this.font.widthOfTextAtSize(letter, MEASURED_AT),
    };
    this.letters.set(letter, found);
    return found;
  }

  private keyOn(page: PDFPage): PDFName {
    const known = this.keys.get(page);
    if (known) return known;
    const key = page.node.newFontDictionary(this.font.name, this.font.ref);
    this.keys.set(page, key);
    return key;
  }
}
