import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  PDFString,
} from 'pdf-lib';

/** What parts of a document are (ISO 32000-1, 14.8.4). */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Span'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

/** What a screen reader is told of an element beside its texts. */
export interface TagNotes {
  /** Instead of what cannot be read aloud. */
  readonly alt?: string;
  /** BCP 47; where it is another than the document's. */
  readonly language?: string | undefined;
  /** Of a heading in a table: what it heads. */
  readonly scope?: 'Row' | 'Column';
  /** Left, bottom, right, top on the page. */
  readonly box?: readonly [number, number, number, number];
}

interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly kids: PDFArray;
}

/** What the operators that follow on a page belong to. */
interface Open {
  readonly page: PDFPage;
  readonly to: Element | 'artifact' | 'pagination';
}

/**
 * The structure tree of a document: each thing on a page belongs to an element, in the order in which
 * it is read, or is an artifact, which is read to nobody (ISO 32000-1, 14.7 and 14.8).
 */
export class TagTree {
  private readonly root: PDFDict;
  private readonly rootRef: PDFRef;
  private element: Element;
  private open: Open | undefined;
  /** Of each page the elements of its marked contents, by their numbers. */
  private readonly pages = new Map<PDFPage, PDFArray>();

  constructor(private readonly document: PDFDocument) {
    const { context } = document;
    this.root = context.obj({ Type: 'StructTreeRoot' });
    this.rootRef = context.register(this.root);
    this.element = this.make('Document', {}, this.rootRef);
    this.root.set(PDFName.of('K'), this.element.ref);
  }

  /** What `work` draws belongs to a new element, within the present one. */
  within(tag: Tag, notes: TagNotes, work: () => void): void {
    this.inside(this.add(tag, notes), work);
  }

  /** A new element behind what the present one has; nothing belongs to it yet. */
  add(tag: Tag, notes: TagNotes): Element {
    const added = this.make(tag, notes, this.element.ref);
    this.element.kids.push(added.ref);
    return added;
  }

  /** What `work` draws belongs to this element. */
  inside(element: Element, work: () => void): void {
    const outer = this.element;
    this.element = element;
    work();
    this.element = outer;
  }

  /** What is drawn next on the page belongs to the present element. */
  content(page: PDFPage): void {
    const { element } = this;
    if (this.open?.page === page && this.open.to === element) return;
    this.close();
    const marks = this.marksOf(page);
    const number = marks.size();
    marks.push(element.ref);
    element.kids.push(this.document.context.obj({ Type: 'MCR', Pg: page.ref, MCID: number }));
    const tag = element.dict.get(PDFName.of('S')) as PDFName;
    begin(page, tag, `<</MCID ${String(number)}>>`);
    this.open = { page, to: element };
  }

  /** What is drawn next on the page says nothing; at its edges it repeats with each page. */
  artifact(page: PDFPage, to: 'artifact' | 'pagination' = 'artifact'): void {
    if (this.open?.page === page && this.open.to === to) return;
    this.close();
    const kind = to === 'pagination' ? 'Pagination' : 'Layout';
    begin(page, PDFName.of('Artifact'), `<</Type /${kind}>>`);
    this.open = { page, to };
  }

  /** Writes the tree into the document; nothing is drawn after that. */
  finish(): void {
    this.close();
    const { context, catalog } = this.document;
    const numbers = PDFArray.withContext(context);
    [...this.pages].forEach(([page, marks], at) => {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(at));
      numbers.push(PDFNumber.of(at));
      numbers.push(marks);
    });
    this.root.set(PDFName.of('ParentTree'), context.obj({ Nums: numbers }));
    this.root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(this.pages.size));
    catalog.set(PDFName.of('StructTreeRoot'), this.rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  private close(): void {
    this.open?.page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
    this.open = undefined;
  }

  private marksOf(page: PDFPage): PDFArray {
    const known = this.pages.get(page);
    if (known) return known;
    const marks = PDFArray.withContext(this.document.context);
    this.pages.set(page, marks);
    return marks;
  }

  private make(tag: Tag, notes: TagNotes, parent: PDFRef): Element {
    const { context } = this.document;
    const kids = PDFArray.withContext(context);
    const dict = context.obj({ Type: 'StructElem', S: tag, P: parent, K: kids });
    const { alt, language } = notes;
    if (alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt));
    if (language !== undefined) dict.set(PDFName.of('Lang'), PDFString.of(language));
    const look = attributesOf(notes);
    if (look) dict.set(PDFName.of('A'), context.obj(look));
    return { ref: context.register(dict), dict, kids };
  }
}

/** Standard attributes (ISO 32000-1, 14.8.5). */
function attributesOf({ scope, box }: TagNotes) {
  if (scope) return { O: 'Table', Scope: scope };
  return box && { O: 'Layout', Placement: 'Block', BBox: [...box] };
}

function begin(page: PDFPage, tag: PDFName, properties: string): void {
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [tag, properties]),
  );
}
