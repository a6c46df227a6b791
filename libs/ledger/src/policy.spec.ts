import { parsePolicy, quorumMet } from './policy.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';
import { formatVerifierKey, verifierKeyOf } from './verifier-key.js';

const log = testSigner('hub.example/ledger', 1, 100).verifier;
const logLine = `log ${formatVerifierKey(log)}`;
const names = ['registry', 'hubA', 'hubB', 'hubC'] as const;
const keys = names.map((name, i) => testSigner(`${name}.example/witness`, 4, i + 1).verifier);
const witnessLines = names.map((name, i) => `witness ${name} ${formatVerifierKey(keys[i]!)}`);
const head = [logLine, ...witnessLines];
const file = (...lines: string[]) => `${lines.join('\n')}\n`;
const hubDefault = parsePolicy(
  file(...head, 'group peers 2 hubA hubB hubC', 'group q all registry peers', 'quorum q'),
);

describe('a policy', () => {
  const sameKey = formatVerifierKey(verifierKeyOf('else.example', 4, keys[0]!.publicKey));
  const sameLog = formatVerifierKey(verifierKeyOf('else.example/ledger', 1, log.publicKey));
  const ownWitness = formatVerifierKey(verifierKeyOf('w.example', 4, log.publicKey));
  const ownName = formatVerifierKey(verifierKeyOf(log.name, 4, Buffer.alloc(32, 3)));

  it.each([
    ['nothing', ''],
    ['no quorum', file(...head)],
    ['two quorums', file(...head, 'quorum registry', 'quorum registry')],
    ['a quorum without name', file(...head, 'quorum')],
    ['a quorum of two names', file(...head, 'quorum hubA hubB')],
    ['an unknown quorum', file(...head, 'quorum hubD')],
    ['a quorum before its definition', file(logLine, 'quorum registry', ...witnessLines)],
    ['an unknown keyword', file(...head, 'witnesses x', 'quorum none')],
    ['a keyword in capitals', file(...head, 'QUORUM none')],
    ['CRLF', file(...head, 'quorum none').replaceAll('\n', '\r\n')],
    ['a control character in a comment', file('# \x07', 'quorum none')],
    ['a log without key', file('log', 'quorum none')],
    ['a log with a broken key', file(logLine.slice(0, -4), 'quorum none')],
    ['a log with too many words', file(`${logLine} https://a b`, 'quorum none')],
    ['a log with a witness key', file(`log ${formatVerifierKey(keys[0]!)}`, 'quorum none')],
    ['a log twice', file(logLine, logLine, 'quorum none')],
    ['a log key under two names', file(logLine, `log ${sameLog}`, 'quorum none')],
    ['a witness without key', file('witness w', 'quorum none')],
    ['a witness with a log key', file(`witness w ${formatVerifierKey(log)}`, 'quorum none')],
    ['a witness name twice', file(...head, `witness hubA ${ownName}`, 'quorum none')],
    ['a witness key under two names', file(...head, `witness w ${sameKey}`, 'quorum none')],
    ['a witness named none', file(`witness none ${sameKey}`, 'quorum none')],
    ['a group without members', file(...head, 'group g any', 'quorum none')],
    ['a group named none', file(...head, 'group none any hubA', 'quorum none')],
    ['a group named as a witness', file(...head, 'group hubA any hubB', 'quorum none')],
    ['a group of itself', file(...head, 'group g any g', 'quorum none')],
    ['a group of a later name', file(logLine, 'group g any hubA', ...witnessLines, 'quorum g')],
    ['none as a member', file(...head, 'group g any none', 'quorum g')],
    ['threshold 0', file(...head, 'group g 0 hubA', 'quorum g')],
    ['a threshold above the members', file(...head, 'group g 2 hubA', 'quorum g')],
    ['a threshold with a leading zero', file(...head, 'group g 01 hubA', 'quorum g')],
    ['a threshold in words', file(...head, 'group g most hubA', 'quorum g')],
    ['a member twice in a group', file(...head, 'group g 2 hubA hubA', 'quorum g')],
    ['a member of two groups', file(...head, 'group g any hubA', 'group h any hubA', 'quorum g')],
    ['a log that witnesses itself by key', file(...head, `witness w ${ownWitness}`, 'quorum w')],
    ['a log that witnesses itself by name', file(...head, `witness w ${ownName}`, 'quorum w')],
    ['too much', file('#'.repeat(128 * 1024), 'quorum none')],
    ['257 names', file(...manyGroups(257 - names.length), 'quorum none')],
  ])('is refused: %s', (_, text) =>
    expect(codeOf(() => parsePolicy(text))).toBe('policy.malformed'),
  );

  it('says which line is wrong', () =>
    expect(() => parsePolicy(file('# comment', logLine, 'log', 'quorum none'))).toThrow('line 3'));

  it('allows comments, blanks, tabs, urls and no final newline', () => {
    const policy = parsePolicy(
      `# ours\n\n \t \n\t${logLine}\t https://hub.example/ledger/ \n  # more\n` +
        `${witnessLines[0]} https://registry.example/witness/\nquorum registry`,
    );
    expect(policy.logs).toEqual([{ key: log, url: 'https://hub.example/ledger/' }]);
    expect(policy.witnesses).toEqual([
      { name: 'registry', key: keys[0], url: 'https://registry.example/witness/' },
    ]);
    expect(quorumMet(policy, [keys[0]!])).toBe(true);
  });

  it('holds 40 logs, 40 witnesses and 40 groups, nested', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const many = seeds.map((i) => testSigner(`w${i}.example`, 4, i).verifier);
    const policy = parsePolicy(
      file(
        ...seeds.map((i) => `log ${formatVerifierKey(testSigner(`log${i}`, 1, 100 + i).verifier)}`),
        ...many.map((key, i) => `witness w${i} ${formatVerifierKey(key)}`),
        'group g0 any w0',
        ...seeds.slice(1).map((i) => `group g${i - 1} all g${i - 2} w${i - 1}`),
        'quorum g39',
      ),
    );
    expect(quorumMet(policy, many)).toBe(true);
    expect(quorumMet(policy, many.slice(1))).toBe(false);
    expect(quorumMet(policy, many.slice(0, 39))).toBe(false);
  });

  function manyGroups(count: number): string[] {
    const groups = Array.from({ length: count }, (_, i) =>
      i === 0 ? 'group g0 any hubA' : `group g${i} any g${i - 1}`,
    );
    return [...head, ...groups];
  }
});

describe('quorumMet (I10)', () => {
  const subsets = Array.from({ length: 16 }, (_, bits) => bits);
  const cosigners = (bits: number) => keys.filter((_, i) => (bits >> i) % 2 === 1);
  const count = (bits: number) => cosigners(bits).length;

  it.each<[string, (bits: number) => boolean]>([
    ['quorum none', () => true],
    ['quorum hubA', (bits) => (bits & 2) !== 0],
    ['group g any registry hubA hubB hubC\nquorum g', (bits) => count(bits) >= 1],
    ['group g 1 registry hubA hubB hubC\nquorum g', (bits) => count(bits) >= 1],
    ['group g 2 registry hubA hubB hubC\nquorum g', (bits) => count(bits) >= 2],
    ['group g 3 registry hubA hubB hubC\nquorum g', (bits) => count(bits) >= 3],
    ['group g all registry hubA hubB hubC\nquorum g', (bits) => count(bits) === 4],
    [
      'group peers 2 hubA hubB hubC\ngroup q all registry peers\nquorum q',
      (bits) => (bits & 1) !== 0 && count(bits) >= 3,
    ],
    [
      'group a all registry hubA\ngroup b all hubB hubC\ngroup q any a b\nquorum q',
      (bits) => (bits & 3) === 3 || (bits & 12) === 12,
    ],
  ])('%j has its truth table', (rule, expected) => {
    const policy = parsePolicy(file(...head, rule));
    expect(subsets.map((bits) => quorumMet(policy, cosigners(bits)))).toEqual(
      subsets.map(expected),
    );
  });

  it('counts one key once, whatever its names', () => {
    const hubA = keys[1]!;
    const again = verifierKeyOf('again.example', 4, hubA.publicKey);
    expect(quorumMet(hubDefault, [keys[0]!, hubA, hubA, again])).toBe(false);
    expect(quorumMet(hubDefault, [keys[0]!, hubA, keys[2]!])).toBe(true);
  });

  it('counts neither log keys nor strangers', () => {
    const policy = parsePolicy(file(...head, 'quorum registry'));
    expect(quorumMet(policy, [testSigner('x', 4, 50).verifier])).toBe(false);
    expect(quorumMet(policy, [verifierKeyOf('x', 1, keys[0]!.publicKey)])).toBe(false);
  });
});
