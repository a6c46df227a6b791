import { auditVersions } from '#domain/audit/audit-versions.js';
import { METHOD_PARTS, type MethodPart } from '#domain/audit/method/audit-method.js';
import { methodContent } from '#domain/audit/method/method-content.js';
import { methodDigests, ownAuditMethod } from './audit-method-digests.js';

/** Every version there ever was, with the digest of what it held. Lines are added, never changed. */
const PINNED: Readonly<Record<MethodPart, Readonly<Record<string, string>>>> = {
  instrument: { '0.1.0': 'po3VPJ9m8M7uKbEtTc2O_ZzZZdqVGmT8X5tszcBBWbU' },
  scoring: { '0.1.0': 'MrF9hqK7mNlwqg_AFIbq0DY27gD_zlc33iP8GEUi4WI' },
  prototypes: { '0.2.0': 'fdrfj8Io1AxXI82kdmkdJDnzrmnDWxxsnoMbJOwaCNA' },
  rules: { '0.1.0': 'xGgjxhzUTx7qt1V3y7Jti9F8W1qFrpdNp-NaYTWbFwU' },
  grades: { '0.1.0': 'tM_vsEsmjB69ToyV4ZLqEcFsPoc9emRCZ5bIsuckRZQ' },
};

it.each(METHOD_PARTS)('%s holds under its version what was pinned', (part) => {
  const [version, digest] = [auditVersions[part], ownAuditMethod().digests[part]];
  const pinned = PINNED[part][version];
  const todo =
    pinned === undefined
      ? `${part} ${version} is new: add the line '${version}': '${digest}' to PINNED.${part}`
      : pinned === digest
        ? 'nothing'
        : `${part} ${version} was changed, and a version never changes: give ${part} a new ` +
          `version, and add the line with its digest '${digest}' to PINNED.${part}`;
  expect(todo).toBe('nothing');
});

/** Each value that is not an object or a list, with its place. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
    : [path];
}

/** A copy in which one value is another. */
function altered(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return 'altered';
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value)
    ? value.map((one: unknown, i) => (String(i) === name ? altered(one, rest) : one))
    : { ...(value as object), [name]: altered(member, rest) };
}

it.each(METHOD_PARTS)('another value anywhere in %s is another digest of that part', (part) => {
  const content = methodContent();
  const own = ownAuditMethod().digests;
  const leaves = leavesOf(content[part]);
  // the words are many: some 40 places of the large parts, every place of the small ones
  const step = Math.ceil(leaves.length / 40);
  for (let i = 0; i < leaves.length; i += step) {
    const changed = methodDigests({ ...content, [part]: altered(content[part], leaves[i] ?? []) });
    expect(changed).toEqual({ ...own, [part]: changed[part] });
    expect([leaves[i], changed[part]]).not.toEqual([leaves[i], own[part]]);
  }
});

it('takes the digest of the bytes of RFC 8785: the order of members counts for nothing', () => {
  const content = methodContent();
  const turned = Object.fromEntries(Object.entries(content.scoring as object).reverse());
  expect(methodDigests({ ...content, scoring: turned })).toEqual(ownAuditMethod().digests);
});
