import { fillPattern, matchPattern, patternOf, type TemplateProfile } from './template-pattern.js';

const profile: TemplateProfile = {
  slotAt: (path) => (path === 'name' || path === 'list[].id' ? 'text' : undefined),
  blankNodes: () => 0,
  keyOf: () => '',
};
const document = { name: 'one', kind: 'fixed', list: [{ id: 'a' }, { id: 'b', n: 1 }] };
const { pattern, kinds } = patternOf(document, profile);
const slotsOf = (value: unknown) => matchPattern(pattern, value, ['', '', '']);

it('finds the slots of a document, in their order', () => {
  expect(kinds).toEqual(['text', 'text', 'text']);
  expect(slotsOf(document)).toEqual(['one', 'a', 'b']);
});

it('gives the document back when the slots are filled with what they held', () => {
  expect(fillPattern(pattern, ['one', 'a', 'b'])).toEqual(document);
  expect(fillPattern(pattern, ['x', 'y', 'z'])).toEqual({
    name: 'x',
    kind: 'fixed',
    list: [{ id: 'y' }, { id: 'z', n: 1 }],
  });
});

it.each([
  ['another fixed value', { ...document, kind: 'other' }],
  ['one member more', { ...document, more: 1 }],
  ['one member less', { name: 'one', list: document.list }],
  ['a longer list', { ...document, list: [...document.list, { id: 'c' }] }],
  ['a shorter list', { ...document, list: [{ id: 'a' }] }],
  ['a number in a slot', { ...document, name: 1 }],
  ['a list in a slot', { ...document, name: ['one'] }],
  ['a text where a list is', { ...document, list: 'a' }],
  ['a list where an object is', { ...document, list: [['a'], { id: 'b', n: 1 }] }],
  ['nothing', null],
])('does not match %s', (_, value) => {
  expect(slotsOf(value)).toBeUndefined();
});

it('takes no inherited member for one of its own', () => {
  const inherits: unknown = Object.assign(Object.create({ kind: 'fixed' }) as object, {
    name: 'one',
    list: document.list,
    other: 1,
  });
  expect(slotsOf(inherits)).toBeUndefined();
});
