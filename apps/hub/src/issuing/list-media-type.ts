/** The media type of a credential (VCDM 2.0, appendix C.1). */
const CREDENTIAL = 'application/vc';

/**
 * How a status list credential is labelled: `application/vc`, or `application/json` for a reader
 * whose Accept names types and not that one. Who takes everything gets the exact type.
 */
export function listMediaType(accept: string | undefined): string {
  const taken = (accept ?? '').split(',').flatMap((part) => part.split(';')[0]?.trim() || []);
  const isOpen = taken.length === 0 || (taken.length === 1 && taken[0] === '*/*');
  return isOpen || taken.includes(CREDENTIAL) ? CREDENTIAL : 'application/json';
}
