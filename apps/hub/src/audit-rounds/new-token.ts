import type { Salts } from '#platform/clock.js';

/** 128 bits: nobody guesses one. */
const TOKEN_LENGTH = 16;

/** A secret for behind the `#` of an address, in base64url. */
export const newToken = (salts: Salts): string => salts.bytes(TOKEN_LENGTH).toString('base64url');
