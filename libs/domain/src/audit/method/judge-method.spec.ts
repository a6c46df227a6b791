import type { AuditMethod, MethodPart, ReleasedMethod } from './audit-method.js';
import { METHOD_PARTS } from './audit-method.js';
import { judgeMethod } from './judge-method.js';

const method: AuditMethod = {
  versions: {
    ...{ engine: '1.0.0', instrument: '0.1.0', scoring: '0.1.0' },
    ...{ prototypes: '0.2.0', rules: '0.1.0', grades: '0.1.0' },
  },
  digests: { instrument: 'I', scoring: 'S', prototypes: 'P', rules: 'R', grades: 'G' },
};
const released = (over: Partial<ReleasedMethod> = {}): ReleasedMethod => ({
  ...method,
  status: 'design-stage',
  ledgerIndex: 7,
  ...over,
});
const withVersion = (part: MethodPart | 'engine', version: string) => ({
  versions: { ...method.versions, [part]: version },
});

it('is released where the registry released the very set', () => {
  const release = released();
  expect(judgeMethod(method, [released(withVersion('rules', '0.0.9')), release])).toEqual({
    state: 'released',
    release,
  });
});

it.each(['engine', ...METHOD_PARTS] as const)('is not released under another %s', (part) => {
  expect(judgeMethod(method, [released(withVersion(part, '9.0.0'))])).toEqual({
    state: 'not-released',
  });
});

it('is not released where nothing was', () => {
  expect(judgeMethod(method, [])).toEqual({ state: 'not-released' });
});

it.each(METHOD_PARTS)('is different where the released %s holds something else', (part) => {
  const release = released({ digests: { ...method.digests, [part]: 'other' } });
  expect(judgeMethod(method, [release])).toEqual({ state: 'different', part, release });
});

it('is different by a part that was released in another set, also where no set is the same', () => {
  const release = released({
    ...withVersion('engine', '0.9.0'),
    digests: { ...method.digests, prototypes: 'other' },
  });
  expect(judgeMethod(method, [release, released()])).toMatchObject({
    state: 'different',
    part: 'prototypes',
  });
});
