/** Path of an application route; well-known and standard paths stay at their own places. */
export const api = (path: string): string => `api/v1/${path}`;
