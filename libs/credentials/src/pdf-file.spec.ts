import { PdfFile } from './pdf-file.js';
import { stream, writePdf } from './testing/write-pdf.js';

const pdf = writePdf(['<< /A 2 0 R /B 3 0 R /C 2 1 R >>', '(text)', stream('bytes')]);
const edited = (from: string | RegExp, to: string) =>
  Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');

it('finds objects and streams by the table, and nothing under another generation', () => {
  const file = new PdfFile(pdf);
  const root = file.resolve(file.trailer.get('Root')) as ReadonlyMap<string, never>;
  expect(file.resolve(root.get('A'))).toEqual({ text: 'text' });
  expect(file.resolve(root.get('B'))).toMatchObject({ data: Buffer.from('bytes') });
  expect(file.resolve(root.get('C'))).toBeNull();
  expect(file.resolve(undefined)).toBeNull();
});

it('refuses an object that is another than the table says', () => {
  const file = new PdfFile(edited('2 0 obj', '4 0 obj'));
  expect(() => file.resolve({ object: 2, generation: 0 })).toThrow('pdf.malformed');
});

it.each<[string, Buffer, string]>([
  ['no end', edited('%%EOF', ''), 'pdf.malformed'],
  ['another table', edited('xref\n0', 'xrif\n0'), 'pdf.malformed'],
  ['a line that is none', edited(' 00000 n ', ' 00000 x '), 'pdf.malformed'],
  ['more lines than there are', edited('xref\n0 4', 'xref\n0 9'), 'pdf.malformed'],
  ['more objects than we read', edited('xref\n0 4', 'xref\n0 9999999999'), 'pdf.malformed'],
  ['no dictionary', edited(/trailer\n<<.*>>/, 'trailer\n[]'), 'pdf.malformed'],
  ['a table before the file', edited('/Size', '/Prev -1 /Size'), 'pdf.malformed'],
  ['a compressed table', edited('xref\n0', '1 0 obj'), 'pdf.compressed'],
])('refuses a file with %s', (_, bytes, code) => {
  expect(() => new PdfFile(bytes)).toThrow(code);
});

it('refuses a file of 33 tables', () => {
  let text = pdf.toString('latin1');
  for (let more = 0; more < 32; more += 1) {
    const previous = /.*startxref\n([0-9]+)/s.exec(text)?.[1] ?? '';
    text += `xref\n0 0\ntrailer\n<< /Prev ${previous} >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  }
  expect(() => new PdfFile(Buffer.from(text, 'latin1'))).toThrow('pdf.malformed: expected fewer');
});
