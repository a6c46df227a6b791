import type { Verdict } from '#domain/generated/schemas.js';

import { type Check, from, refuted, unchecked } from './check.js';
import { composeVerdict } from './compose-verdict.js';
import { credentialInFile } from './credential-in-file.js';
import { CredentialFormatError } from './credential-format-error.js';
import { chooseShared, type SharedLink, sharedLinkIn } from './shared-link.js';
import type { Fetched } from './verification-sources.js';
import type { PresentedCredential } from './verify-credential.js';

/** What somebody brings: a credential as text, a file, or the address of one. */
export type VerificationInput = (
  { readonly credential: string } | { readonly file: Uint8Array } | { readonly url: string }
) &
  Omit<PresentedCredential, 'credential'>;

/** Fetches what somebody else's address gives. Never rejects. */
export type FetchBytes = (url: string) => Promise<Fetched<Uint8Array>>;

/** The credential that was brought, or the verdict when there is none to judge. */
export type ReadInput = { readonly presented: PresentedCredential } | { readonly verdict: Verdict };

/**
 * The credential in what somebody brings (docs/design/credentials.md 9): text, PNG, PDF, an address of
 * one of them, or a link of a hub that shows one. A proof that is given counts before one that is
 * found. Never throws for bad input: what cannot be fetched could not be checked, what cannot be read
 * is no credential.
 */
export async function readInput(
  input: VerificationInput,
  fetchBytes: FetchBytes,
  now: Date,
): Promise<ReadInput> {
  const asked = input.holder === undefined ? {} : { holder: input.holder };
  const given = input.proof === undefined ? {} : { proof: input.proof };
  if ('credential' in input)
    return { presented: { credential: input.credential, ...given, ...asked } };
  try {
    const found =
      'file' in input ? credentialInFile(input.file) : await follow(input.url, fetchBytes);
    if ('credential' in found) return { presented: { ...found, ...given, ...asked } };
    return { verdict: composeVerdict([found], now) };
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return {
      verdict: composeVerdict([refuted('format', error.code, 'format.unreadable')], now),
    };
  }
}

type Found = { readonly credential: string; readonly proof?: string } | Check;

async function follow(url: string, fetchBytes: FetchBytes): Promise<Found> {
  const link = sharedLinkIn(url);
  if (link !== undefined) return followShared(link, fetchBytes);
  const fetched = await fetchBytes(url);
  return fetched.state === 'found' ? credentialInFile(fetched.value) : notHad(fetched);
}

async function followShared(link: SharedLink, fetchBytes: FetchBytes): Promise<Found> {
  const page = await fetchBytes(link.page);
  if (page.state !== 'found') return notHad(page);
  const choice = chooseShared(credentialInFile(page.value).credential, link);
  switch (choice.state) {
    case 'missing':
      return from(unchecked('format', 'input.missing'), page);
    case 'several': {
      const count = String(choice.count);
      return from(unchecked('format', 'input.several', undefined, { count }), page);
    }
    case 'not-signed':
      return from(unchecked('format', 'input.not-signed'), page);
    case 'chosen': {
      const fetched = await fetchBytes(choice.credential);
      if (fetched.state !== 'found') return notHad(fetched);
      const proof = choice.proof === undefined ? undefined : await fetchBytes(choice.proof);
      return {
        ...credentialInFile(fetched.value),
        // A proof that is not there yet is none: the credential is then unproven, and no less signed.
        ...(proof?.state === 'found' && { proof: credentialInFile(proof.value).credential }),
      };
    }
  }
}

const notHad = (fetched: Exclude<Fetched<unknown>, { readonly state: 'found' }>): Check =>
  from(unchecked('format', `input.${fetched.state}`), fetched);
