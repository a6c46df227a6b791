import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { codeOf } from './testing/code-of.js';
import { testKey, testSigner } from './testing/test-log.js';
import { formatVerifierKey, parseVerifierKey, verifierKeyOf } from './verifier-key.js';

const { verifier } = testSigner('hub.example/ledger', 1, 1);
const text = formatVerifierKey(verifier);
const [name, id, material] = ['hub.example/ledger', text.slice(19, 27), text.slice(28)];
const keyText = (keyName: string, ...bytes: number[][]) => {
  const key = Buffer.from(bytes.flat());
  const sum = createHash('sha256').update(`${keyName}\n`).update(key).digest('hex');
  return `${keyName}+${sum.slice(0, 8)}+${key.toString('base64')}`;
};
const raw = [...verifier.publicKey];

describe('a verifier key', () => {
  it.each([
    ['nothing', ''],
    ['no name', `+${id}+${material}`],
    ['no key id', `${name}++${material}`],
    ['no key', `${name}+${id}+`],
    ['a wrong key id', `${name}+00000000+${material}`],
    ['the key id of another name', `other.example+${id}+${material}`],
    ['an upper-case key id', `${name}+${id.toUpperCase()}+${material}`],
    ['a long key id', `${name}+0${id}+${material}`],
    ['padding too much', `${text}=`],
    ['a newline', `${text}\n`],
    ['a space in the name', keyText('hub example', [1], raw)],
    ['signature type 2', keyText(name, [2], raw)],
    ['signature type 6 (ML-DSA-44)', keyText(name, [6], Array<number>(1312).fill(1))],
    ['31 bytes', keyText(name, [1], raw.slice(1))],
    ['33 bytes', keyText(name, [1], raw, [0])],
  ])('is refused with %s', (_, malformed) =>
    expect(codeOf(() => parseVerifierKey(malformed))).toBe('key.malformed'),
  );

  it('is refused for another algorithm, length or name', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(codeOf(() => verifierKeyOf(name, 1, publicKey))).toBe('key.malformed');
    expect(codeOf(() => verifierKeyOf(name, 1, Buffer.alloc(31)))).toBe('key.malformed');
    expect(codeOf(() => verifierKeyOf('a+b', 1, verifier.publicKey))).toBe('key.malformed');
  });

  it('is the same from bytes, public and private key', () => {
    expect(verifierKeyOf(name, 1, testKey(1))).toEqual(verifier);
    expect(verifierKeyOf(name, 1, createPublicKey(testKey(1)))).toEqual(verifier);
    expect(verifierKeyOf(name, 1, verifier.publicKey)).toEqual(verifier);
  });

  it('has another id as witness, and survives its text form', () => {
    const witness = verifierKeyOf(name, 4, verifier.publicKey);
    expect(witness.keyId).not.toEqual(verifier.keyId);
    for (const key of [verifier, witness]) {
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key);
    }
    expect(text).toBe(keyText(name, [1], raw));
  });

  it('of the Go documentation is read', () => {
    const go = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(formatVerifierKey(parseVerifierKey(go))).toBe(go);
  });
});
