import { type Check, passed, refuted } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { readCredential, type ReadCredential } from './read-credential.js';

/** Whether the text is a credential we can read, and the credential when it is. */
export function checkFormat(text: string): {
  readonly check: Check;
  readonly credential?: ReadCredential;
} {
  try {
    const credential = readCredential(text);
    const form = credential.form === 'vc+jwt' ? 'signed token' : 'signed document';
    return {
      credential,
      check: passed('format', `This is an Open Badge 3.0 credential, as a ${form}.`),
    };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      check: refuted('format', error.code, 'This is not a credential that can be read.'),
    };
  }
}
