import { type PDFDocument, type PDFPage, rgb, type RGB } from 'pdf-lib';
import { breakLines, cutLines } from './break-lines.js';
import { type Tag, type TagNotes, TagTree } from './tag-tree.js';
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

/** A part of a text that is in a language of its own. */
export interface TextPart {
  readonly text: string;
  /** BCP 47. */
  readonly language?: string | undefined;
}

/** Between two lines, in sizes of the letters. */
export const LEADING = 1.42;

/**
 * Writes texts one below the other, breaks lines, and begins a page when one is full. Whatever is
 * drawn says what it is first: `content` of an element of the tree of tags, or an `artifact`.
 */
export class PaperPen {
  private page: PDFPage;
  private readonly tags: TagTree;
  /** The upper edge of what comes next. */
  y: number = PAGE.height;
  /** How much of the page stays free at its foot. */
  bottom: number = FOOT;

  /** Of the document: BCP 47. */
  constructor(
    private readonly document: PDFDocument,
    private readonly language: string,
  ) {
    this.tags = new TagTree(document);
    this.page = document.addPage([PAGE.width, PAGE.height]);
  }

  /** The page, to draw on it what belongs to the present element. */
  content(): PDFPage {
    this.tags.content(this.page);
    return this.page;
  }

  /** The page, to draw on it what only adorns. */
  artifact(): PDFPage {
    this.tags.artifact(this.page);
    return this.page;
  }

  /** An element with what `work` draws, behind what there is. */
  within(tag: Tag, work: () => void, notes: TagNotes = {}): void {
    const { language, ...others } = notes;
    this.tags.within(tag, { ...others, ...this.foreign(language) }, work);
  }

  /** Draws on this page again, where it is now, and goes back to where it was. */
  remember(): (work: () => void) => void {
    const { page, y, bottom } = this;
    return (work) => {
      const after = { page: this.page, y: this.y, bottom: this.bottom };
      Object.assign(this, { page, y, bottom });
      work();
      Object.assign(this, after);
    };
  }

  /** Number of the present page, from 1. */
  get number(): number {
    return this.document.getPages().indexOf(this.page) + 1;
  }

  /** Ends the paper: what stands at the foot of each page, which is read to nobody, and the tags. */
  finish(drawFoot: (page: PDFPage, number: number, of: number) => void): void {
    this.document.getPages().forEach((page, at, { length }) => {
      this.tags.artifact(page, 'pagination');
      drawFoot(page, at + 1, length);
    });
    this.tags.finish();
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
    return this.lines(style.font.printable(text), style).length * style.size * LEADING;
  }

  /** An element with a text, or with parts of one, between which there is a space. */
  text(
    text: string | readonly TextPart[],
    style: TextStyle,
    tag: Tag = 'P',
    notes: TagNotes = {},
  ): void {
    this.within(
      tag,
      () => {
        this.write(typeof text === 'string' ? [{ text }] : text, style);
      },
      notes,
    );
  }

  /** A list: a point before each text, which hangs behind it. */
  points(texts: readonly string[], style: TextStyle, notes: TagNotes = {}): void {
    const { x = PAGE.margin, size } = style;
    const behind = { ...style, x: x + 14, width: widthOf(style) - 14 };
    const point = (text: string) => {
      // A point does not stand alone at the foot of a page.
      this.need(size * LEADING);
      const at = { x: x + 3, y: this.y - size * 0.65 };
      this.artifact().drawCircle({ ...at, size: 1.8, color: COLOURS.seal });
      this.text(text, behind, 'LBody');
      this.y -= 3;
    };
    this.within(
      'L',
      () => {
        for (const text of texts)
          this.within('LI', () => {
            point(text);
          });
      },
      notes,
    );
  }

  private write(parts: readonly TextPart[], style: TextStyle): void {
    const { size, x = PAGE.margin, font, color } = style;
    const printed = parts
      .map(({ text, language }) => ({ text: font.printable(text), language }))
      .filter(({ text }) => text !== '');
    const texts = printed.map(({ text }) => text);
    const spans = printed.map(({ language }) => this.span(language));
    for (const pieces of cutLines(this.lines(texts.join(' '), style), texts)) {
      this.need(size * LEADING);
      let left = x;
      for (const { text, part } of pieces) {
        spans[part]?.(() => {
          font.set(this.content(), text, { x: left, y: this.y - size, size, color });
        });
        left += font.widthOf(text, size);
      }
      this.y -= size * LEADING;
    }
  }

  /** Where a part of a text is drawn: one element of its own from its first line on, or none. */
  private span(language: string | undefined): (work: () => void) => void {
    const notes = this.foreign(language);
    if (!notes)
      return (work) => {
        work();
      };
    let element: ReturnType<TagTree['add']> | undefined;
    return (work) => {
      element ??= this.tags.add('Span', notes);
      this.tags.inside(element, work);
    };
  }

  /** A language is told where it is not the document's. */
  private foreign(language: string | undefined): { readonly language: string } | undefined {
    return language === undefined || language === this.language ? undefined : { language };
  }

  private lines(text: string, style: TextStyle): readonly string[] {
    const { font, size } = style;
    return breakLines(text, widthOf(style), (part) => font.widthOf(part, size));
  }
}

const widthOf = ({ x = PAGE.margin, width = PAGE.width - PAGE.margin - x }: TextStyle): number =>
  width;
