import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** An element of the structure tree, with what a screen reader reads of it. */
export interface TaggedElement {
  readonly tag: string;
  readonly alt?: string;
  readonly language?: string;
  readonly scope?: string;
  /** Elements, and texts of the pages, in the order of reading. */
  readonly kids: readonly (TaggedElement | string)[];
}

/** A PDF as it is read aloud. */
export interface TaggedPdf {
  readonly root: TaggedElement;
  /** Texts that are read to nobody. */
  readonly artifacts: readonly string[];
  /** What is drawn or written and is neither in the tree nor an artifact. */
  readonly outside: readonly string[];
}

/** All elements of these tags in the order of reading, the element itself among them. */
export const elementsOf = (
  element: TaggedElement,
  ...tags: readonly string[]
): readonly TaggedElement[] => [
  ...(tags.includes(element.tag) ? [element] : []),
  ...element.kids.flatMap((kid) => (typeof kid === 'string' ? [] : elementsOf(kid, ...tags))),
];

/** Everything that is read of an element. */
export const spoken = ({ kids }: TaggedElement): string =>
  kids.map((kid) => (typeof kid === 'string' ? kid : spoken(kid))).join('');

/** What a page says, by the numbers of its marked contents. */
interface PageTexts {
  readonly marked: Map<number, string>;
  readonly artifacts: string[];
  readonly outside: string[];
}

/**
 * Reads the structure tree of a PDF and the texts that belong to it (ISO 32000-1, 14.7), as far as
 * files of ours go. Throws for a tree that contradicts its pages.
 */
export async function readTaggedPdf(pdf: Uint8Array): Promise<TaggedPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { catalog } = document;
  const treeRoot = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const pages = new Map(document.getPages().map((page) => [page.ref, readPage(page)]));
  const owners = ownersOf(document, treeRoot);
  const read = (ref: PDFObject | undefined): TaggedElement => {
    if (!(ref instanceof PDFRef)) throw new Error('an element is an object of its own');
    const dict = document.context.lookup(ref, PDFDict);
    const kids = dict.lookup(PDFName.of('K'), PDFArray).asArray();
    return {
      ...notesOf(dict),
      kids: kids.map((kid) => {
        if (!(kid instanceof PDFDict)) return read(kid);
        const page = kid.get(PDFName.of('Pg')) as PDFRef;
        const number = kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber();
        if (owners.get(page)?.[number] !== ref) throw new Error('the parent tree says otherwise');
        const texts = pages.get(page)?.marked;
        const text = texts?.get(number);
        if (text === undefined) throw new Error(`nothing on a page is marked ${String(number)}`);
        // What is read once is gone: twice is as wrong as never.
        texts?.delete(number);
        return text;
      }),
    };
  };
  const root = read(treeRoot.get(PDFName.of('K')));
  const all = [...pages.values()];
  return {
    root,
    artifacts: all.flatMap(({ artifacts }) => artifacts),
    outside: all.flatMap(({ outside, marked }) => [...outside, ...marked.values()]),
  };
}

/** Of each page the elements that its marked contents belong to. */
function ownersOf(document: PDFDocument, treeRoot: PDFDict): ReadonlyMap<PDFRef, PDFObject[]> {
  const numbers = treeRoot
    .lookup(PDFName.of('ParentTree'), PDFDict)
    .lookup(PDFName.of('Nums'), PDFArray);
  return new Map(
    document.getPages().map((page) => {
      const key = page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber();
      if (numbers.lookup(2 * key, PDFNumber).asNumber() !== key) throw new Error('out of order');
      return [page.ref, numbers.lookup(2 * key + 1, PDFArray).asArray()];
    }),
  );
}

function notesOf(dict: PDFDict): Omit<TaggedElement, 'kids'> {
  const text = (key: string) => {
    const found = dict.lookup(PDFName.of(key));
    if (found instanceof PDFHexString || found instanceof PDFString) return found.decodeText();
    return undefined;
  };
  const [alt, language] = [text('Alt'), text('Lang')];
  const look = dict.lookup(PDFName.of('A'));
  const scope = look instanceof PDFDict ? look.lookup(PDFName.of('Scope')) : undefined;
  return {
    tag: nameOf(dict.lookup(PDFName.of('S'), PDFName)),
    ...(alt !== undefined && { alt }),
    ...(language !== undefined && { language }),
    ...(scope instanceof PDFName && { scope: nameOf(scope) }),
  };
}

const nameOf = (name: PDFName): string => name.decodeText();

const TOKENS = /<<.*?>>|<[\dA-Fa-f]*>|\([^)]*\)|\/[^\s<>[\]()/]+|[[\]]|[^\s<>[\]()/]+/gs;
/** Operators that put ink on a page; texts are told from them. */
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'BI']);

function readPage(page: PDFPage): PageTexts {
  const texts: PageTexts = { marked: new Map(), artifacts: [], outside: [] };
  const fonts = fontsOf(page);
  let font: ReadonlyMap<string, string> | undefined;
  let open: number | 'artifact' | undefined;
  const put = (text: string) => {
    if (open === 'artifact') texts.artifacts.push(text);
    else if (open === undefined) texts.outside.push(text);
    else texts.marked.set(open, (texts.marked.get(open) ?? '') + text);
  };
  let operands: string[] = [];
  for (const token of contentOf(page).match(TOKENS) ?? []) {
    if (/^[<([\]/\d.+-]/.test(token)) {
      operands.push(token);
      continue;
    }
    const [first = '', second = ''] = operands;
    if (token === 'BDC') {
      if (open !== undefined) throw new Error('marked content within another');
      open = first === '/Artifact' ? 'artifact' : Number(/\/MCID (\d+)/.exec(second)?.[1]);
      if (typeof open === 'number') texts.marked.set(open, '');
    } else if (token === 'EMC') open = undefined;
    else if (token === 'Tf') font = fonts.get(first.slice(1));
    else if (token === 'Tj') put(decoded(first, font));
    else if (PAINTS.has(token)) {
      if (open === undefined) texts.outside.push(`painted by ${token}`);
    } else if (token === 'TJ' || token === "'" || token === '"')
      throw new Error(`a text shown by ${token}, which this reader does not know`);
    operands = [];
  }
  return texts;
}

function decoded(hex: string, font: ReadonlyMap<string, string> | undefined): string {
  return (hex.slice(1, -1).match(/.{4}/g) ?? [])
    .map((code) => {
      const letter = font?.get(code.toUpperCase());
      if (letter === undefined) throw new Error(`no letter is known for ${code}`);
      return letter;
    })
    .join('');
}

/** Of each font of a page what its codes stand for (ISO 32000-1, 9.10.3). */
function fontsOf(page: PDFPage): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
  return new Map(
    (fonts?.keys() ?? []).map((key) => {
      const map = inflated(fonts?.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode')));
      const pairs = [...map.matchAll(/^<([\dA-Fa-f]{4})> <([\dA-Fa-f]+)>$/gm)];
      return [
        nameOf(key),
        new Map(
          pairs.map(([, code = '', letters = '']) => [
            code.toUpperCase(),
            Buffer.from(letters, 'hex').swap16().toString('utf16le'),
          ]),
        ),
      ];
    }),
  );
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
  return parts.map((part) => inflated(page.doc.context.lookup(part))).join('\n');
}

function inflated(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('a stream was expected');
  const isPacked = stream.dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode');
  return (isPacked ? inflateSync(stream.contents) : Buffer.from(stream.contents)).toString(
    'latin1',
  );
}
