import { createHash } from 'node:crypto';

/** 128 bits: nobody finds an offer by trying. */
export const OFFER_BYTES = 16;

/** 256 bits, as session tokens have. */
export const TOKEN_BYTES = 32;

/** The digest under which a secret is kept. Of so many random bits a plain hash is enough. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The pre-authorized code of an offer, from the token of its address: whoever may read the offer may
 * know it, and the hub keeps neither.
 */
export const codeOf = (token: string): string =>
  createHash('sha256').update(`guildmark/pre-authorized-code/v1\n${token}`).digest('base64url');

/** Six digits alone could be tried out; with the code, which is kept nowhere, they cannot. */
export const txHashOf = (code: string, txCode: string): Buffer => hashOf(`${code}\n${txCode}`);
