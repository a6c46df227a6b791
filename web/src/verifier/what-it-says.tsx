import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { day } from '../words.js';

const relations = {
  exact: 'the same',
  close: 'almost the same',
  broad: 'wider',
  narrow: 'narrower',
};

/** What stands in the credential, as far as the verdict lets it be shown. */
export function WhatItSays({
  shows,
  overall,
}: {
  readonly shows: NonNullable<Verdict['shows']>;
  readonly overall: Verdict['overall'];
}) {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Competence', shows.title],
    ['Level', shows.levelTitle],
    ['Holder', shows.holder],
    ['Issuer', shows.issuer],
    ['Standard', shows.standard],
    ['European standard', europeanOf(shows)],
    ['Valid from', day(shows.validFrom)],
    ['Valid until', shows.validUntil && day(shows.validUntil)],
    ['In the ledger since', shows.provenAt && day(shows.provenAt)],
  ];
  return (
    <>
      <h3>{overall === 'not-verified' ? 'What it claims' : 'What it says'}</h3>
      <dl>
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function europeanOf({ europeanStandard, relation }: NonNullable<Verdict['shows']>) {
  if (europeanStandard === undefined || relation === undefined) return europeanStandard;
  return `${europeanStandard} (${relations[relation]})`;
}
