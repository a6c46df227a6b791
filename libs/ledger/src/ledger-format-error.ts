/** Why bytes or values were refused: `<noun>.<reason>`, stable. */
export type LedgerCode =
  | 'json.malformed'
  | 'leaf.malformed'
  | 'leaf.too-large'
  | 'size.out-of-range'
  | 'hash.malformed'
  | 'frontier.malformed'
  | 'tile.malformed'
  | 'key.malformed'
  | 'note.malformed'
  | 'note.bad-signature'
  | 'note.not-signed'
  | 'checkpoint.malformed'
  | 'checkpoint.wrong-origin'
  | 'cosignature.malformed'
  | 'request.malformed'
  | 'proof.malformed'
  | 'policy.malformed'
  | 'evidence.malformed';

/**
 * Input that is not in the form the standard names. Its message says what was expected and never
 * quotes the input, which may be secret or hostile.
 */
export class LedgerFormatError extends Error {
  constructor(
    readonly code: LedgerCode,
    message: string,
  ) {
    super(message);
    this.name = 'LedgerFormatError';
  }
}
