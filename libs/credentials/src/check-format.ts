import { type Check, passed, refuted } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { readCredential, type ReadCredential } from './read-credential.js';
import type { SentenceKey } from './sentences.js';

const KINDS: Readonly<Record<ReadCredential['form'], SentenceKey>> = {
  'vc+jwt': 'format.open-badge-token',
  'ob-jwt': 'format.open-badge-token',
  'data-integrity': 'format.open-badge-document',
  'dc+sd-jwt': 'format.wallet-copy',
};

/** Whether the text is a credential we can read, and the credential when it is. */
export function checkFormat(text: string): {
  readonly check: Check;
  readonly credential?: ReadCredential;
} {
  try {
    const credential = readCredential(text);
    return { credential, check: passed('format', KINDS[credential.form]) };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      check: refuted('format', error.code, 'format.unreadable'),
    };
  }
}
