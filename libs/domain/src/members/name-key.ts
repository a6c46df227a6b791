/**
 * A name as it is compared: without case, accents, marks and order, so that "Rossi, Ada" is
 * "ada rossi". Two people may share a key.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .sort()
    .join(' ');
