import type { ClaimState } from './claim-record.js';

/**
 * What a withdrawn consent does not reach, in words for the candidate; `citedBy` are the states of
 * claims in which somebody has judged on the item.
 */
export function whatRemains(
  { assess, disclose }: { readonly assess: boolean; readonly disclose: boolean },
  states: readonly ClaimState[],
  citedBy: readonly ClaimState[],
): readonly string[] {
  const remains: string[] = [];
  if (!assess && citedBy.length > 0)
    remains.push(
      'Judgements that were given on this item stay as they are, and so do decisions that rest on them. Nobody but you can open it any more.',
    );
  if (!assess && citedBy.length === 0)
    remains.push(
      'Nobody has judged on this item. Nobody but you can open it, and it counts for nothing.',
    );
  if (!disclose && states.includes('certified'))
    remains.push(
      'Credentials that were issued before may name this item by kind, title and digest. They cannot be changed; ask to have them replaced or revoked.',
    );
  return remains;
}
