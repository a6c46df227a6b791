/**
 * Something that is not a well-formed credential, key, list or document.
 * `code` is stable: `<noun>.<reason>`. The message repeats it and may add what was expected.
 */
export class CredentialFormatError extends Error {
  constructor(
    readonly code: string,
    /** What was expected or came; never more of the input than a name. */
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'CredentialFormatError';
  }
}
