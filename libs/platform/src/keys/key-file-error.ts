/** Why a key file or the secret that opens it is refused. */
export type KeyFileFault =
  /** No key-encryption key is given where one is needed. */
  | 'keys.secret-missing'
  /** The file is wrapped with another key-encryption key. */
  | 'keys.secret-wrong'
  /** What is wrapped is not what stands there under this name, for this party. */
  | 'keys.altered'
  /** A private key stands in the clear where that is not allowed. */
  | 'keys.in-the-clear'
  /** The file is no table of keys. */
  | 'keys.malformed';

/** A key file is refused. The message begins with the code and holds nothing of any secret. */
export class KeyFileError extends Error {
  constructor(
    readonly code: KeyFileFault,
    sentence: string,
  ) {
    super(`${code}: ${sentence}`);
  }
}
