import { branchOf, discriminatorOf } from './discriminator.js';

const branch = (role: object, required = ['role']) => ({
  type: 'object',
  required,
  properties: { other: { type: 'integer' }, role },
});

it.each([
  ['const', [branch({ const: 'a' }), branch({ const: 'b' })], 'role'],
  ['enum', [branch({ enum: ['a', 'b'] }), branch({ const: 'c' })], 'role'],
  ['a shared value', [branch({ enum: ['a', 'b'] }), branch({ const: 'b' })], undefined],
  ['one that may be missing', [branch({ const: 'a' }), branch({ const: 'b' }, [])], undefined],
  ['a free text', [branch({ const: 'a' }), branch({ type: 'string' })], undefined],
  ['nothing', [{}, {}], undefined],
])('branches with %s are told apart by %3$s', (_what, branches, name) => {
  expect(discriminatorOf(branches)).toBe(name);
});

it('gives the branch of a value, and none to what fits none', () => {
  const branches = [branch({ const: 'a' }), branch({ const: 'b' })];
  expect(branchOf(branches, { role: 'b' })).toBe(branches[1]);
  for (const value of [{ role: 'c' }, {}, [], null, 'b', Object.create({ role: 'b' })])
    expect(branchOf(branches, value)).toBeUndefined();
});
