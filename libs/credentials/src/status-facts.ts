import { type JsonObject, listOf, member, textMember } from './json-object.js';

/** Where a credential says that its status is told. At most one of the members is there. */
export interface StatusFacts {
  /** Lists of revocation and, where the issuer has it, of suspension; one index serves both. */
  readonly status?: {
    readonly list: string;
    readonly index: number;
    readonly suspension?: string;
  };
  /** Address of a list of 1EdTech, where the issuer has that and nothing else. */
  readonly revocationList?: string;
  /** Entry of a Token Status List. */
  readonly tokenStatus?: { readonly uri: string; readonly idx: number };
  /** A way of telling it that is not known here: a status we skip would be a revocation we miss. */
  readonly otherStatus?: string;
}

/** The `credentialStatus` of an Open Badge. What cannot be understood is `otherStatus`. */
export function badgeStatus(document: JsonObject): StatusFacts {
  const entries = listOf(document.credentialStatus);
  const [only, ...more] = entries;
  if (only === undefined) return {};
  const other = { otherStatus: typeOf(only) };
  if (more.length === 0 && listOf(member(only, 'type')).includes('1EdTechRevocationList')) {
    const revocationList = textMember(only, 'id');
    return revocationList === undefined ? other : { revocationList };
  }
  const [revocation, suspension, ...others] = entries.map(bitstringEntry);
  const isKnown =
    revocation?.purpose === 'revocation' &&
    others.length === 0 &&
    (more.length === 0 ||
      (suspension?.purpose === 'suspension' && suspension.index === revocation.index));
  if (!isKnown) return other;
  const { list, index } = revocation;
  return { status: { list, index, ...(suspension && { suspension: suspension.list }) } };
}

/** The `status` claim of an SD-JWT VC (Token Status List 6.2). */
export function tokenStatus(claim: unknown): StatusFacts {
  if (claim === undefined) return {};
  const list = member(claim, 'status_list');
  const uri = textMember(list, 'uri');
  const idx = member(list, 'idx');
  const isKnown =
    uri !== undefined && typeof idx === 'number' && Number.isSafeInteger(idx) && idx >= 0;
  return isKnown ? { tokenStatus: { uri, idx } } : { otherStatus: 'status' };
}

function bitstringEntry(
  entry: unknown,
): { readonly purpose: string; readonly list: string; readonly index: number } | undefined {
  const index = textMember(entry, 'statusListIndex') ?? '';
  const list = textMember(entry, 'statusListCredential');
  const purpose = textMember(entry, 'statusPurpose');
  const isBitstring =
    listOf(member(entry, 'type')).includes('BitstringStatusListEntry') &&
    /^(0|[1-9][0-9]{0,8})$/.test(index);
  return isBitstring && list !== undefined && purpose !== undefined
    ? { purpose, list, index: Number(index) }
    : undefined;
}

const typeOf = (entry: unknown): string =>
  listOf(member(entry, 'type')).find((type) => typeof type === 'string') ?? 'no type';
