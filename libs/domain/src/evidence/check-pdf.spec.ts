import { deflateSync, inflateSync } from 'node:zlib';
import { checkPdf, type Inflate } from './check-pdf.js';

const inflate: Inflate = (bytes, atMost) => {
  try {
    return inflateSync(bytes, { maxOutputLength: atMost });
  } catch {
    return undefined;
  }
};
const check = (bytes: Buffer) => {
  checkPdf(bytes, inflate);
};
const refused = (code: string) => expect.objectContaining({ code }) as Error;

/** A document with these objects, as far as a scan looks at it. */
const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.map((object) => Buffer.concat([Buffer.from(object), Buffer.from('\n')])),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
const stream = (dictionary: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`5 0 obj << ${dictionary} >>\nstream\n`),
    Buffer.from(content),
    Buffer.from('\nendstream endobj'),
  ]);
const packed = (text: string, dictionary = '/Type /ObjStm /Filter /FlateDecode') =>
  stream(dictionary, deflateSync(text));
const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';

it.each<[string, Buffer]>([
  ['nothing', Buffer.alloc(0)],
  ['another start', Buffer.from('x%PDF-1.7\n%%EOF')],
  ['another version', Buffer.from('%PDF-9.9\n%%EOF')],
  ['no end', Buffer.from('%PDF-1.7\n1 0 obj << >> endobj')],
  ['an end long before the end', Buffer.concat([pdf(), Buffer.alloc(2000, 0x20)])],
  ['packed objects that do not unpack', pdf(stream('/Type /ObjStm /Filter /FlateDecode', 'no'))],
  ['objects packed otherwise', pdf(stream('/Type /ObjStm /Filter /LZWDecode', 'x'))],
  ['objects packed twice', pdf(packed('', '/Type/ObjStm/Filter[/ASCII85Decode/FlateDecode]'))],
  ['objects packed in a way named elsewhere', pdf(stream('/Type /ObjStm /Filter 7 0 R', 'x'))],
  [
    'predicted objects',
    pdf(packed('', '/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12>>')),
  ],
  ['the type of packed objects named elsewhere', pdf('7 0 obj /ObjStm endobj')],
  ['that name packed', pdf(packed('/ObjStm', '/Filter /FlateDecode'))],
  [
    'a dictionary that is cut by a text in it',
    pdf(packed(SCRIPT, '/Type /ObjStm /Filter /FlateDecode /X (stream\n endstream)')),
  ],
  ['objects of 17 MiB', pdf(packed('x'.repeat(17 * 1_048_576)))],
  [
    'pages of 70 MiB',
    pdf(
      ...Array.from({ length: 5 }, () => packed('x'.repeat(14 * 1_048_576), '/Filter/FlateDecode')),
    ),
  ],
  ['too many streams', pdf('stream\nendstream\n'.repeat(20_001))],
  ['too many names', pdf('/a'.repeat(2_000_001))],
])('refuses %s', (_name, bytes) => {
  expect(() => {
    check(bytes);
  }).toThrow(refused('evidence.document-unreadable'));
});

it.each<[string, Buffer]>([
  ['in the open', pdf('trailer << /Encrypt 9 0 R >>')],
  ['with an escaped name', pdf('trailer << /En#63rypt 9 0 R >>')],
])('refuses encryption %s', (_name, bytes) => {
  expect(() => {
    check(bytes);
  }).toThrow(refused('evidence.document-encrypted'));
});

it.each<[string, Buffer]>([
  ['a script', pdf(`1 0 obj ${SCRIPT} endobj`)],
  ['a script under an escaped name', pdf('1 0 obj << /S /J#61va#53cript >> endobj')],
  ['a script in packed objects', pdf(packed(`1 0 ${SCRIPT}`))],
  [
    'a script in objects under an escaped name',
    pdf(packed(SCRIPT, '/Type/Obj#53tm/Filter/FlateDecode')),
  ],
  [
    'a script in objects that pose as a picture',
    pdf(packed(SCRIPT, '/Type/ObjStm/Subtype/Image/Filter/FlateDecode')),
  ],
  ['a script in objects that are not packed', pdf(stream('/Type /ObjStm', SCRIPT))],
  ['a script in a page', pdf(packed(SCRIPT, '/Filter /FlateDecode'))],
  ['a script inside of plain content', pdf(stream('/Length 9', `1 0 obj ${SCRIPT} endobj`))],
  ['a program to start', pdf('1 0 obj << /S /Launch /F (calc.exe) >> endobj')],
  ['a file inside', pdf('1 0 obj << /Type /EmbeddedFile >> endobj')],
  ['a form that sends', pdf('1 0 obj << /S /SubmitForm >> endobj')],
  ['an XML form', pdf('1 0 obj << /AcroForm << /XFA 2 0 R >> >> endobj')],
  ['a film', pdf('1 0 obj << /Subtype /RichMedia >> endobj')],
])('refuses %s', (_name, bytes) => {
  expect(() => {
    check(bytes);
  }).toThrow(refused('evidence.document-active'));
});

it.each<[string, Buffer]>([
  ['a document', pdf('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj')],
  ['packed objects', pdf(packed('1 0 << /Type /Catalog >>'))],
  [
    'several of them',
    pdf(packed('1 0 << >>'), packed('/Q', '/Filter /FlateDecode'), packed('2 0 <<>>')),
  ],
  ['a link', pdf('1 0 obj << /S /URI /URI (https://hub.example/) >> endobj')],
  ['a photo', pdf(stream('/Subtype /Image /Filter /DCTDecode', Buffer.from([0xff, 0xd8, 0xff])))],
  ['a large picture', pdf(packed('x'.repeat(20 * 1_048_576), '/Subtype/Image/Filter/FlateDecode'))],
  ['a page that does not unpack', pdf(stream('/Filter /FlateDecode', 'no'))],
  ['words that only look alike', pdf('1 0 obj (JavaScript, Launch, Encrypt) endobj')],
])('takes %s', (_name, bytes) => {
  expect(() => {
    check(bytes);
  }).not.toThrow();
});
