/**
 * Something that is not a well-formed credential, key, list or document.
 * `code` is stable: `<noun>.<reason>`. The message repeats it and may add what was expected.
 */
export class CredentialFormatError extends Error {
  constructor(
    readonly code: string,
    detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'CredentialFormatError';
  }
}
