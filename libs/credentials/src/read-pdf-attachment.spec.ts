import { cpuTime } from '../../../test/support/cpu-time.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isPdf, readPdfAttachment } from './read-pdf-attachment.js';
import { stream, writePdf } from './testing/write-pdf.js';

const names = (list: string) => [
  '<< /Type /Catalog /Names 2 0 R >>',
  `<< /EmbeddedFiles << /Names [${list}] >> >>`,
];
const file = (name: string, object: number) =>
  `(x) << /Type /Filespec /UF ${name} /EF << /F ${String(object)} 0 R >> >>`;
const CREDENTIAL = '(credential.json)';
const whole = writePdf([
  ...names(`${file(CREDENTIAL, 3)} ${file('(credential.tlog-proof)', 4)}`),
  stream('{"a":"Ł"}'),
  stream('c2sp.org/tlog-proof@v1\n'),
]);
const one = writePdf([...names(file(CREDENTIAL, 3)), stream('{"a":1}')]);
const changed = (from: string, to: string, pdf = one) => {
  expect(pdf.includes(from)).toBe(true);
  return Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');
};

it('gives credential and proof', () => {
  expect(readPdfAttachment(whole)).toEqual({
    credential: '{"a":"Ł"}',
    proof: 'c2sp.org/tlog-proof@v1\n',
  });
  expect(readPdfAttachment(new Uint8Array(one))).toEqual({ credential: '{"a":1}' });
});

it('knows a PDF by its beginning', () => {
  expect([isPdf(one), isPdf(Buffer.from('{"a":1}')), isPdf(new Uint8Array())]).toEqual([
    true,
    false,
    false,
  ]);
});

it.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'pdf.malformed'],
  ['no PDF', Buffer.from('{"a":1}'), 'pdf.malformed'],
  ['no attachments', writePdf(['<< /Type /Catalog >>']), 'pdf.no-credential'],
  [
    'other attachments only',
    writePdf([...names(file('(credential.xml)', 3)), stream('{}')]),
    'pdf.no-credential',
  ],
  [
    'a proof only',
    writePdf([...names(file('(credential.tlog-proof)', 3)), stream('{}')]),
    'pdf.no-credential',
  ],
  [
    'two credentials',
    writePdf([...names(`${file(CREDENTIAL, 3)} ${file(CREDENTIAL, 3)}`), stream('{}')]),
    'pdf.several-credentials',
  ],
  [
    'a second one whose name is spelled in another way',
    writePdf([
      ...names(
        `${file(CREDENTIAL, 3)} ${file('<FEFF00630072006500640065006E007400690061006C002E006A0073006F006E>', 3)}`,
      ),
      stream('{}'),
    ]),
    'pdf.several-credentials',
  ],
  [
    'two proofs',
    writePdf([
      ...names(
        `${file(CREDENTIAL, 3)} ${file('(credential.tlog-proof)', 3)} ${file('(credential.tlog-proof)', 3)}`,
      ),
      stream('{}'),
    ]),
    'pdf.several-credentials',
  ],
  [
    'a compressed credential',
    writePdf([...names(file(CREDENTIAL, 3)), stream('x', '/Filter /FlateDecode')]),
    'pdf.compressed',
  ],
  [
    'a filter out of sight',
    writePdf([...names(file(CREDENTIAL, 3)), stream('x', '/Filter 4 0 R'), '[/FlateDecode]']),
    'pdf.compressed',
  ],
  ['a compressed table', changed('\nxref\n', '\n9 0 obj\n'), 'pdf.compressed'],
  ['a table elsewhere', changed('startxref\n', 'startxref\n9'), 'pdf.malformed'],
  [
    'more objects in a compressed table',
    writePdf(names(file(CREDENTIAL, 3)), '/XRefStm 9'),
    'pdf.compressed',
  ],
  ['encryption', writePdf(['<< >>'], '/Encrypt << >>'), 'pdf.malformed'],
  ['a member twice', changed('/Type /Catalog', '/Type /C /Type /C'), 'pdf.malformed'],
  ['a tree that is its own branch', ownBranch(), 'pdf.malformed'],
  ['a table that is its own predecessor', ownTable(), 'pdf.malformed'],
  ['a length that ends elsewhere', changed('/Length 7', '/Length 6'), 'pdf.malformed'],
  ['a length beyond the file', changed('/Length 7', '/Length 7000'), 'pdf.malformed'],
  [
    'a length that is its own stream',
    writePdf([...names(file(CREDENTIAL, 3)), '<< /Length 3 0 R >> stream\n{}\nendstream']),
    'pdf.malformed',
  ],
  ['a content that is none', writePdf([...names(file(CREDENTIAL, 3)), '<< >>']), 'pdf.malformed'],
  ['no content', writePdf(names(file(CREDENTIAL, 9))), 'pdf.malformed'],
  [
    'something else than UTF-8',
    writePdf([...names(file(CREDENTIAL, 3)), stream(Buffer.from([0xff]))]),
    'pdf.malformed',
  ],
  [
    'a credential of more than 1 MiB',
    writePdf([...names(file(CREDENTIAL, 3)), stream(' '.repeat(1_048_577))]),
    'credential.too-large',
  ],
  ['more than 10 MiB', Buffer.concat([one, Buffer.alloc(10 * 1_048_576)]), 'credential.too-large'],
])('refuses a PDF with %s', (_, pdf, code) => {
  expect(() => readPdfAttachment(pdf)).toThrow(code);
});

it('takes a newer object for an older one that an appended table replaces', () => {
  const newer = '3 0 obj\n<< /Length 7 >>\nstream\n{"b":2}\nendstream\nendobj\n';
  const before = one.toString('latin1');
  const place = before.length;
  const table = `xref\n3 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  const previous = /startxref\n([0-9]+)/.exec(before)?.[1] ?? '';
  const trailer = `trailer\n<< /Size 4 /Root 1 0 R /Prev ${previous} >>\n`;
  const end = `startxref\n${String(place + newer.length)}\n%%EOF\n`;
  const appended = Buffer.from(`${before}${newer}${table}${trailer}${end}`, 'latin1');
  expect(readPdfAttachment(appended)).toEqual({ credential: '{"b":2}' });
});

it('gives a credential or refuses with a code, whatever single byte is changed or cut', () => {
  for (let at = 0; at < whole.length; at += 1)
    for (const bits of [0x01, 0x20, 0x80, 0xff]) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ bits;
      onlyCodes(other);
    }
  for (let length = 0; length < whole.length; length += 1) onlyCodes(whole.subarray(0, length));
});

it('reads files made to be slow in less time than a person notices', () => {
  const size = 3_000_000;
  const slow = [
    writePdf([`<< /Names [${'<<>> '.repeat(size / 5)}] >>`]),
    writePdf([`<< /Names (${'('.repeat(size)} >>`]),
    writePdf([`<< /Names ${'['.repeat(size)} >>`]),
    writePdf([`<< /Names ${'1 '.repeat(size / 2)} >>`]),
    writePdf([`<< /Names <${'0'.repeat(size)}> >>`]),
    writePdf([
      '<< /Names << /EmbeddedFiles 2 0 R >> >>',
      `<< /Kids [${'2 0 R '.repeat(size / 6)}] >>`,
    ]),
  ];
  for (const pdf of slow) {
    const before = cpuTime();
    onlyCodes(pdf);
    // Each takes some tens of milliseconds; work that grows with the square would take minutes.
    expect(cpuTime() - before).toBeLessThan(5_000);
  }
});

function onlyCodes(pdf: Buffer): void {
  try {
    expect(typeof readPdfAttachment(pdf).credential).toBe('string');
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialFormatError);
  }
}

function ownBranch(): Buffer {
  return writePdf(['<< /Names << /EmbeddedFiles 2 0 R >> >>', '<< /Kids [2 0 R] >>']);
}

function ownTable(): Buffer {
  const place = /startxref\n([0-9]+)/.exec(one.toString('latin1'))?.[1] ?? '';
  return changed('/Root 1 0 R', `/Root 1 0 R /Prev ${place}`);
}
