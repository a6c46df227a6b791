/** Characters of an IRI in N-Quads (RDF 1.1 N-Quads, IRIREF): no white space, no delimiters. */
const FORM = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]+$/;

/**
 * Whether a value is one absolute URL (VCDM 2.0 4.4): a string with a scheme that WHATWG URL reads
 * and that an RDF statement can carry. DIDs and URNs are URLs; a list of one is not.
 */
export function isUrl(value: unknown): value is string {
  return typeof value === 'string' && FORM.test(value) && URL.canParse(value);
}
