import {
  AFRelationship,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
} from 'pdf-lib';

/** A file in a PDF, and what it is to the pages (ISO 32000-2, 7.11.4 and 14.13). */
export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  readonly relationship: AFRelationship;
}

/**
 * Attaches files as they are: readers of ours inflate nothing (read-pdf-attachment.ts). pdf-lib's own
 * way compresses them. Names have to come in their order (7.9.6).
 */
export function attachFiles(document: PDFDocument, files: readonly AttachedFile[]): void {
  const { context, catalog } = document;
  const names = PDFArray.withContext(context);
  const associated = PDFArray.withContext(context);
  for (const { name, mediaType, text, relationship } of files) {
    const bytes = Buffer.from(text, 'utf8');
    const content = context.register(
      context.stream(bytes, {
        Type: 'EmbeddedFile',
        Subtype: mediaType,
        Params: { Size: bytes.length },
      }),
    );
    const file = context.register(
      context.obj({
        Type: 'Filespec',
        F: PDFString.of(name),
        UF: PDFHexString.fromText(name),
        EF: { F: content, UF: content },
        AFRelationship: relationship,
      }),
    );
    names.push(PDFHexString.fromText(name));
    names.push(file);
    associated.push(file);
  }
  const tree = PDFDict.withContext(context);
  tree.set(PDFName.of('Names'), names);
  const root = PDFDict.withContext(context);
  root.set(PDFName.of('EmbeddedFiles'), tree);
  catalog.set(PDFName.of('Names'), root);
  catalog.set(PDFName.of('AF'), associated);
}
