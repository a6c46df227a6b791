import type { Verdict } from '#domain/generated/schemas.js';

import { listEndsAt } from './list-ends-at.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

/** One thing that a verdict was looked up in. */
export type SourceNote = Verdict['sources'][number];

/** A verdict asks no more addresses than this; a hostile document may name more. */
const MOST = 20;

/**
 * The same sources, and a note on each thing that was had from them or not: of when it is, how old
 * that is at `now`, and whether its maker let it be kept so long.
 */
export function noteSources(
  sources: VerificationSources,
  now: Date,
): { readonly sources: VerificationSources; readonly notes: readonly SourceNote[] } {
  const notes: SourceNote[] = [];
  const noted = async <T>(
    part: SourceNote['part'],
    asking: Promise<Fetched<T>>,
    endOf: (value: T, asOf: Date) => Date | undefined = () => undefined,
  ): Promise<Fetched<T>> => {
    const fetched = await asking;
    if (notes.length < MOST) notes.push(noteOf(part, fetched, endOf, now));
    return fetched;
  };
  const { didResolvers } = sources;
  return {
    notes,
    sources: {
      ...sources,
      ...(didResolvers !== undefined && {
        didResolvers: new Map(
          [...didResolvers].map(([method, resolve]) => [
            method,
            (did) => noted('issuer-keys', resolve(did)),
          ]),
        ),
      }),
      trustList: () =>
        noted('trust-list', sources.trustList(), ({ nextUpdate }) => new Date(nextUpdate)),
      didDocument: (did) => noted('issuer-keys', sources.didDocument(did)),
      statusList: (url) => noted('status-list', sources.statusList(url), listEndsAt),
      ...(sources.standardBody !== undefined && {
        standardBody: (uri) => noted('standard', askForStandard(uri, sources)),
      }),
      ...(sources.document !== undefined && {
        document: (url) => noted('issuer-keys', askFor(url, sources)),
      }),
    },
  };
}

const askForStandard = async (uri: string, from: VerificationSources): Promise<Fetched<string>> =>
  (await from.standardBody?.(uri)) ?? { state: 'missing', source: uri };

const askFor = async (url: string, from: VerificationSources): Promise<Fetched<string>> =>
  (await from.document?.(url)) ?? { state: 'unreachable', source: url, why: 'nothing is fetched' };

function noteOf<T>(
  part: SourceNote['part'],
  fetched: Fetched<T>,
  endOf: (value: T, asOf: Date) => Date | undefined,
  now: Date,
): SourceNote {
  const { state } = fetched;
  const source = fetched.source.slice(0, 500) || 'unnamed';
  if (state !== 'found') return { part, source, state };
  const { asOf } = fetched;
  const end = endOf(fetched.value, asOf);
  return {
    part,
    source,
    state,
    asOf: asOf.toISOString(),
    ageSeconds: Math.max(0, Math.floor((now.getTime() - asOf.getTime()) / 1000)),
    old: end !== undefined && end.getTime() < now.getTime(),
  };
}
