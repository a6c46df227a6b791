import { createHash } from 'node:crypto';

/** 128 bits: nobody finds a link by trying. */
export const TOKEN_BYTES = 16;

/** The digest under which a link is kept. Of 128 random bits a plain hash is enough: nothing to guess. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whether this can be a token at all: 16 bytes in base64url. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);
