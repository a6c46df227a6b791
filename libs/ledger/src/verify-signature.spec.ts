import { cosignedMessage } from './cosigned-message.js';
import { testSigner } from './testing/test-log.js';
import { formatTimestampedSignature } from './timestamped-signature.js';
import { verifySignature } from './verify-signature.js';

const text = 'text\n';
const log = testSigner('log.example', 1, 1);
const witness = testSigner('witness.example', 4, 2);
const plain = log.sign(Buffer.from(text));
const stamped = formatTimestampedSignature({
  time: 1000,
  signature: witness.sign(cosignedMessage(text, 1000)),
});
const flipped = (bytes: Buffer, at: number) => {
  const bad = Buffer.from(bytes);
  bad[at]! ^= 1;
  return bad;
};

describe('verifySignature', () => {
  it('refuses every flipped byte and every other length', () => {
    for (let i = 0; i < 64; i++) {
      expect(verifySignature(log.verifier, text, flipped(plain, i))).toBe(false);
    }
    for (let i = 0; i < 72; i++) {
      expect(verifySignature(witness.verifier, text, flipped(stamped, i))).toBe(false);
    }
    expect(verifySignature(log.verifier, text, plain.subarray(1))).toBe(false);
    expect(verifySignature(log.verifier, text, Buffer.alloc(0))).toBe(false);
    expect(verifySignature(witness.verifier, text, stamped.subarray(8))).toBe(false);
  });

  it('does not take a plain signature for a cosignature or the other way', () => {
    const asLog = testSigner('witness.example', 1, 2).verifier;
    const asWitness = testSigner('log.example', 4, 1).verifier;
    expect(verifySignature(asLog, text, stamped.subarray(8))).toBe(false);
    const disguised = formatTimestampedSignature({ time: 1000, signature: plain });
    expect(verifySignature(asWitness, text, disguised)).toBe(false);
  });

  it('accepts the right key on the right text only', () => {
    expect(verifySignature(log.verifier, text, plain)).toBe(true);
    expect(verifySignature(witness.verifier, text, stamped)).toBe(true);
    expect(verifySignature(log.verifier, 'Text\n', plain)).toBe(false);
    expect(verifySignature(witness.verifier, 'Text\n', stamped)).toBe(false);
  });
});
