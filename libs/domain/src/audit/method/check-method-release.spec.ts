import { type AuditMethod, METHOD_PARTS } from './audit-method.js';
import { checkMethodRelease } from './check-method-release.js';

const method: AuditMethod = {
  versions: {
    ...{ engine: '1.0.0', instrument: '0.1.0', scoring: '0.1.0' },
    ...{ prototypes: '0.2.0', rules: '0.1.0', grades: '0.1.0' },
  },
  digests: { instrument: 'I', scoring: 'S', prototypes: 'P', rules: 'R', grades: 'G' },
};

it.each(METHOD_PARTS)('refuses %s with other contents under a released version', (part) => {
  const changed = { ...method, digests: { ...method.digests, [part]: 'other' } };
  const other = { ...changed, versions: { ...method.versions, engine: '2.0.0' } };
  for (const one of [changed, other])
    expect(() => checkMethodRelease(one, [method])).toThrow('audit-method.version-exists');
});

it('is to be released once', () => {
  expect(checkMethodRelease(method, [])).toBe(true);
  expect(checkMethodRelease(method, [method])).toBe(false);
});

it('is to be released again with a new version of any part', () => {
  for (const part of METHOD_PARTS) {
    const next: AuditMethod = {
      versions: { ...method.versions, [part]: '9.0.0' },
      digests: { ...method.digests, [part]: 'other' },
    };
    expect(checkMethodRelease(next, [method])).toBe(true);
  }
  const engine = { ...method, versions: { ...method.versions, engine: '9.0.0' } };
  expect(checkMethodRelease(engine, [method])).toBe(true);
});
