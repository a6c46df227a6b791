import { CredentialFormatError } from '../credential-format-error.js';

/** As parseStrictJson holds strangers to (docs/design/credentials.md 12). */
const MAX_DEPTH = 32;
const MAX_MEMBERS = 10_000;

/**
 * Refuses a value that another reader has made of JSON and that asks too much of whoever walks it:
 * `json.too-deep`, `json.too-many-members`, and `json.unsafe-number` an integer of 2^53 or more, of
 * which two readers see two. Members named twice are that reader's business.
 */
export function refuseUnbounded(value: unknown): void {
  let members = 0;
  const visit = (one: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) throw new CredentialFormatError('json.too-deep');
    if (typeof one === 'number' && Number.isInteger(one) && !Number.isSafeInteger(one))
      throw new CredentialFormatError('json.unsafe-number');
    if (typeof one !== 'object' || one === null) return;
    for (const inner of Object.values(one)) {
      members += 1;
      if (members > MAX_MEMBERS) throw new CredentialFormatError('json.too-many-members');
      visit(inner, depth + 1);
    }
  };
  visit(value, 0);
}
