import { type Line, orderLines, textOf } from './ordered-lines.js';

/** A line whose slots are written as $0, $1, …. */
const line = (text: string): Line => ({
  texts: text.split(/\$\d/),
  slots: [...text.matchAll(/\$(\d)/g)].map(([, slot]) => Number(slot)),
});
const filled = (lines: readonly string[], ...values: readonly string[]) => {
  const ordered = orderLines(lines.map(line));
  if (ordered === undefined) return undefined;
  const { before, text } = textOf(ordered, values);
  const head = ordered.fixed.slice(0, before).map((block) => block.text);
  return text === undefined ? undefined : { before, text: head.join('') + text };
};

const LINES = [
  '<urn:b> <urn:q> "x" .',
  '<$0> <urn:p> "$1" .',
  '<$0> <urn:a> <$2> .',
  '<$0> <urn:a> <urn:m> .',
  '<urn:b> <urn:p> "y" .',
  '<urn:x> <urn:p> <$0> .',
  '_:c14n0 <urn:p> "z" .',
];

it.each([
  ['urn:a', '1', 'urn:k'],
  ['urn:bb', '1', 'urn:z'],
  ['urn:z', '"\\n', 'urn:m#x'],
])('gives the lines of %s as a sort of all of them does', (...values) => {
  const all = LINES.map((text) => text.replace(/\$(\d)/g, (_, slot) => values[Number(slot)] ?? ''));
  expect(filled(LINES, ...values)?.text).toBe(`${all.sort().join('\n')}\n`);
});

it('counts the fixed blocks that stand before every slot', () => {
  expect(filled(LINES, 'urn:a', '1', 'urn:k')?.before).toBe(0);
  expect(filled(LINES, 'urn:c', '1', 'urn:k')?.before).toBe(1);
});

it('gives nothing when two lines are equal', () => {
  expect(filled(LINES, 'urn:a', '1', 'urn:m')).toBeUndefined();
});

it('takes no hole in a predicate: nobody knows where such a line sorts', () => {
  expect(orderLines([line('<urn:a> <$0> "x" .')])).toBeUndefined();
});

it('orders what has no holes once and for all', () => {
  const { fixed, open } =
    orderLines(['<urn:b> <urn:p> "y" .', '<urn:a> <urn:p> "x" .'].map(line)) ?? {};
  expect(open).toEqual([]);
  expect(fixed?.map(({ subject }) => subject)).toEqual(['<urn:a>', '<urn:b>']);
});
