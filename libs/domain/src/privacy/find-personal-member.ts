import { isPersonalName } from './personal-names.js';

/** An e-mail address anywhere in a text. A verifier key holds `+` and no `@`. */
const EMAIL = /[^\s@/:<>"]+@[^\s@/:<>"]+\.[a-z]{2,}/i;

/**
 * The path of the first member of a public event's data that may say something about a person: a
 * denied name, or a text that holds an e-mail address. Undefined when there is none. It knows names
 * of members, not names of people: a person named in a title or in a text is not found.
 */
export function findPersonalMember(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return EMAIL.test(value) ? path || '/' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inside = `${path}/${name}`;
    if (!Array.isArray(value) && isPersonalName(name)) return inside;
    const found = findPersonalMember(member, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}
