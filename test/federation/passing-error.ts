/**
 * Whether kafkajs says that asking again helps: an answer that came too late, a coordinator that is
 * still loading. Membership that was lost is no such error.
 */
export const isPassing = (error: Error): boolean =>
  (error as { readonly retriable?: unknown }).retriable === true;
