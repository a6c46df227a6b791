import { formatSignedNote, MAX_NOTE, parseSignedNote, verifyNote } from './signed-note.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';
import { parseVerifierKey } from './verifier-key.js';

const text = 'first\n\nthird\n';
const [one, two, three] = [1, 2, 3].map((seed) => testSigner(`key${seed}.example`, 1, seed)) as [
  ReturnType<typeof testSigner>,
  ReturnType<typeof testSigner>,
  ReturnType<typeof testSigner>,
];
const signatureOf = (signer = one, signed = text) => ({
  name: signer.verifier.name,
  keyId: signer.verifier.keyId,
  signature: signer.sign(Buffer.from(signed)),
});
const note = formatSignedNote({ text, signatures: [signatureOf(one), signatureOf(two)] });
const line = note.split('\n').at(-2)!;
const [, lineName, lineBase64] = line.split(' ') as [string, string, string];

describe('a signed note', () => {
  it.each([
    ['nothing', ''],
    ['a text without signatures', text],
    ['a text and an empty line', `${text}\n`],
    ['no empty line before the signatures', `text\n${line}\n`],
    ['no final newline', note.slice(0, -1)],
    ['another final character', note.slice(0, -1) + 'x'],
    ['a line after the signatures', `${note}more\n`],
    ['an empty line after the signatures', `${note}\n`],
    ['CRLF', note.replaceAll('\n', '\r\n')],
    ['a carriage return in the text', note.replace('first', 'fir\rst')],
    ['a tab in the text', note.replace('first', 'fir\tst')],
    ['a zero byte', note.replace('first', 'fir\0st')],
    ['a lone surrogate', note.replace('first', 'fir\ud800st')],
    ['a hyphen for the dash', note.replaceAll('—', '-')],
    ['two spaces after the dash', `${text}\n—  ${lineName} ${lineBase64}\n`],
    ['a space at the end of a line', `${text}\n${line} \n`],
    ['no name', `${text}\n— ${lineBase64}\n`],
    ['an empty name', `${text}\n—  ${lineBase64}\n`],
    ['a plus in the name', `${text}\n— a+b ${lineBase64}\n`],
    ['a wide space in the name', `${text}\n— a\u2003b ${lineBase64}\n`],
    ['no signature', `${text}\n— ${lineName}\n`],
    ['an empty signature', `${text}\n— ${lineName} \n`],
    ['a key id alone', `${text}\n— ${lineName} AAAAAA==\n`],
    ['base64 without padding', `${text}\n— ${lineName} ${lineBase64.replace(/=+$/, '')}\n`],
    ['base64url', `${text}\n— ${lineName} ${lineBase64.slice(0, -4)}-_8=\n`],
    ['stray bits in the base64', `${text}\n— ${lineName} AAAAAAB=\n`],
    ['101 signatures', `${text}\n${`${line}\n`.repeat(101)}`],
    ['over 128 KiB', `${'x'.repeat(MAX_NOTE)}\n\n${line}\n`],
  ])('I8 is refused: %s', (_, malformed) =>
    expect(codeOf(() => parseSignedNote(malformed))).toBe('note.malformed'),
  );

  it('counts bytes, not characters', () =>
    expect(codeOf(() => parseSignedNote(`${'€'.repeat(MAX_NOTE / 3)}\n\n${line}\n`))).toBe(
      'note.malformed',
    ));

  it('is not written in a form that would be refused or read differently', () => {
    const signatures = [signatureOf()];
    for (const bad of [
      { text: 'no newline', signatures },
      { text, signatures: [] },
      { text: 'tab\t\n', signatures },
      { text, signatures: [{ ...signatures[0]!, name: 'a b' }] },
    ]) {
      expect(codeOf(() => formatSignedNote(bad))).toBe('note.malformed');
    }
  });

  it('keeps empty lines in its text and survives its text form', () => {
    expect(parseSignedNote(note).text).toBe(text);
    expect(formatSignedNote(parseSignedNote(note))).toBe(note);
    expect(parseSignedNote(`\n\n${line}\n`).text).toBe('\n');
    expect(parseSignedNote(`a\n\n\n${line}\n`).text).toBe('a\n\n');
  });

  it('may have 17 signatures of 5 kB', () => {
    const large = { ...signatureOf(), signature: Buffer.alloc(5_000, 1) };
    const long = formatSignedNote({ text, signatures: Array<typeof large>(17).fill(large) });
    expect(parseSignedNote(long).signatures).toHaveLength(17);
  });
});

describe('verifyNote', () => {
  const bad = (signer = one) => ({ ...signatureOf(signer), signature: Buffer.alloc(64, 1) });

  it.each([
    ['a bad signature', [bad()]],
    ['a signature on another text', [signatureOf(one, 'other\n')]],
    ['a bad signature beside good ones', [signatureOf(two), bad(), signatureOf(one)]],
    ['a short signature', [{ ...bad(), signature: Buffer.alloc(1) }]],
  ])('I8 refuses the note for %s of a known key', (_, signatures) =>
    expect(codeOf(() => verifyNote({ text, signatures }, [one.verifier, two.verifier]))).toBe(
      'note.bad-signature',
    ),
  );

  it('ignores unknown keys, even bad ones sharing a name or an id', () => {
    const renamed = { ...bad(), name: 'other.example' };
    const otherId = { ...bad(), keyId: Buffer.alloc(4) };
    const signatures = [renamed, otherId, bad(three), signatureOf(one)];
    expect(verifyNote({ text, signatures }, [one.verifier, two.verifier])).toEqual([one.verifier]);
    expect(verifyNote({ text, signatures: [bad(three)] }, [one.verifier])).toEqual([]);
    expect(verifyNote({ text, signatures }, [])).toEqual([]);
  });

  it('names each signer once, in the order of the keys', () => {
    const signatures = [signatureOf(two), signatureOf(one), signatureOf(two)];
    const keys = [one.verifier, three.verifier, two.verifier];
    expect(verifyNote({ text, signatures }, keys)).toEqual([one.verifier, two.verifier]);
  });

  it('tells keys with the same name and id apart', () => {
    const collided = { ...two.verifier, name: one.verifier.name, keyId: one.verifier.keyId };
    const signed = { text, signatures: [signatureOf(one)] };
    expect(verifyNote(signed, [collided, one.verifier])).toEqual([one.verifier]);
    expect(codeOf(() => verifyNote(signed, [collided]))).toBe('note.bad-signature');
  });

  it('accepts the note of the Go documentation', () => {
    const key = parseVerifierKey(
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    );
    const foreign = parseSignedNote(
      'If you think cryptography is the answer to your problem,\n' +
        "then you don't know what your problem is.\n\n" +
        '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    );
    expect(verifyNote(foreign, [key])).toEqual([key]);
  });
});
