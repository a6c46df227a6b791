import { type PDFDocument, PDFName } from 'pdf-lib';
import { escapeMarkup } from '#domain/audit/plots/draw-svg.js';

/** What a file says of itself. */
export interface PaperFacts {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author?: string;
  readonly at: Date;
}

/** Title, language and dates, also as metadata that name the standard it keeps (ISO 14289-1, 5). */
export function describePaper(document: PDFDocument, facts: PaperFacts): void {
  const { title, language, author, at } = facts;
  document.setTitle(title, { showInWindowTitleBar: true });
  if (author !== undefined) document.setAuthor(author);
  document.setLanguage(language);
  document.setCreator('Guildmark');
  document.setCreationDate(at);
  document.setModificationDate(at);
  const { context, catalog } = document;
  const metadata = context.stream(Buffer.from(packetOf(facts), 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
}

/** XMP (ISO 16684-1). */
const packetOf = ({ title, language, author, at }: PaperFacts): string =>
  [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    '<pdfuaid:part>1</pdfuaid:part>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeMarkup(title)}</rdf:li></rdf:Alt></dc:title>`,
    ...(author === undefined
      ? []
      : [`<dc:creator><rdf:Seq><rdf:li>${escapeMarkup(author)}</rdf:li></rdf:Seq></dc:creator>`]),
    `<dc:language><rdf:Bag><rdf:li>${escapeMarkup(language)}</rdf:li></rdf:Bag></dc:language>`,
    '<xmp:CreatorTool>Guildmark</xmp:CreatorTool>',
    `<xmp:CreateDate>${at.toISOString()}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${at.toISOString()}</xmp:ModifyDate>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
