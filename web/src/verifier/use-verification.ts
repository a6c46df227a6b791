import { useState } from 'preact/hooks';
import type { Verdict, VerificationRequest } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import type { ChosenFile } from './read-files.js';

/** What somebody brings. */
export interface Brought {
  readonly credential: string;
  readonly proof: string;
  readonly url: string;
  readonly file: ChosenFile | undefined;
}

export const NOTHING: Brought = { credential: '', proof: '', url: '', file: undefined };

/** Whether there is anything to send. */
export const isAnything = ({ credential, url, file }: Brought): boolean =>
  credential.trim() !== '' || url.trim() !== '' || file !== undefined;

/**
 * What is sent: the text as it was signed, without what mail and editors put around it. A file goes
 * before an address, an address before text.
 */
export function requestOf({ credential, proof, url, file }: Brought): VerificationRequest {
  const more = proof.trim() === '' ? {} : { proof: proof.trim() };
  if (file !== undefined) return { file: file.base64, ...more };
  if (url.trim() !== '') return { url: url.trim(), ...more };
  return { credential: credential.trim(), ...more };
}

/** The verdict on what was brought; it goes when something else is brought. */
export function useVerification() {
  const [verdict, setVerdict] = useState<Verdict>();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const forget = () => {
    setVerdict(undefined);
    setError(undefined);
  };
  const verify = async (brought: Brought) => {
    setBusy(true);
    forget();
    try {
      setVerdict(await post<Verdict>('/verify', requestOf(brought)));
    } catch (fault) {
      setError(fault as Error);
    } finally {
      setBusy(false);
    }
  };
  return { verdict, error, busy, forget, verify, fail: setError };
}
