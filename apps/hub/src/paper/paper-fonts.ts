import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument } from 'pdf-lib';
import type { Fonts } from './paper-pen.js';
import { TypeSetter } from './type-setter.js';

const fontFile = (name: string): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`));

/** Latin, Greek and Cyrillic. Read once: 1.4 MiB that every document needs. */
const files = { plain: fontFile('DejaVuSans.ttf'), bold: fontFile('DejaVuSans-Bold.ttf') };

/** Both fonts in a document, which will hold the letters that are used and no others. */
export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(fontkit);
  return {
    plain: new TypeSetter(await document.embedFont(files.plain, { subset: true })),
    bold: new TypeSetter(await document.embedFont(files.bold, { subset: true })),
  };
}
