import { hash, verify } from '@node-rs/argon2';

/** OWASP password storage, Argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id hash in PHC string format, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), cost);

/** Whether the password belongs to the hash. */
export const isPassword = (phc: string, password: string): Promise<boolean> =>
  verify(phc, password.normalize('NFC'));
