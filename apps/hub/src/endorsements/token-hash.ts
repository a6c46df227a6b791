import { createHash } from 'node:crypto';

/** What is kept of the token of an invitation: a copy of the table opens none. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
