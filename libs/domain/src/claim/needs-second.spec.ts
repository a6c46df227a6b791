import { isSampled } from './is-sampled.js';
import { needsSecond, type SecondGrounds } from './needs-second.js';

const policy = { firstSubmissions: 5, fromLevel: 4 };
const plain: SecondGrounds = {
  level: 3,
  tie: 'none',
  earlierSubmissions: 5,
  onWordsOnly: false,
  sampled: false,
};

it.each<[Partial<SecondGrounds>, readonly string[]]>([
  [{ level: 4 }, ['level']],
  [{ earlierSubmissions: 4 }, ['first-submissions']],
  [{ tie: 'same-firm' }, ['tie']],
  [{ onWordsOnly: true }, ['words-only']],
  [{ sampled: true }, ['sample']],
  [{ sampled: true, level: 5 }, ['level', 'sample']],
  [{}, []],
])('%j needs a second assessor for %j', (over, reasons) => {
  expect(needsSecond({ ...plain, ...over }, policy)).toEqual(reasons);
});

it.each<[readonly number[], number, boolean]>([
  [[0, 0, 0, 0], 0, false],
  [[0, 0, 0, 0], 1, true],
  [[0x19, 0x99, 0x99, 0x99], 10, true],
  [[0x19, 0x99, 0x99, 0x9a], 10, false],
  [[0xff, 0xff, 0xff, 0xff], 99, false],
  [[0xff, 0xff, 0xff, 0xff], 100, true],
])('bytes %j at %i percent: drawn %j', (bytes, percent, drawn) => {
  expect(isSampled(Uint8Array.from(bytes), percent)).toBe(drawn);
});
