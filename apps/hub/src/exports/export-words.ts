/** What the archive is, for people; the first file in it. */
export function readmeText(issuer: string, at: Date): string {
  return `Your passport, as ${issuer} kept it on ${at.toISOString().slice(0, 10)}
${'='.repeat(60)}

This archive holds everything that this hub keeps about you and that you may see.
Nobody else was told that you made it.

person.json, account.json   who you are here, and how you sign in
credentials/                one folder for each credential:
  record.json               what was certified; all forms say the same
  credential.json           the signed credential (Open Badges 3.0)
  credential.jwt            the same, in another signed form
  credential.tlog-proof     the proof that it is in the public ledger, once there is one
  badge.png                 a picture with the credential inside
  summary.json              where it stands
  status-changes.json       suspended, corrected, revoked: when and why
  corrections.json          corrections that you were offered
experiences.json            what you did at work
evidence/                   one folder for each item: details, content, consents, who has read it
claims/                     your claims as you see them, and what happened when
endorsements.json           witnesses that you asked
shares.json                 links that you made; share-accesses.json says when they were opened
accesses.json               everything that was looked at or taken along, in one list
notices.json                what you were told
mandates.json               what you may assess for others
standing-acceptance.json    whether you agreed to be issued to in bulk
recoveries.json             when your access was restored, and why
posts-held.json             posts for which your firm named you
notes-read.json             notes of your firm that you confirmed to have read
manifest.json               every file with its size and SHA-256

credential.json, credential.jwt and badge.png can be checked anywhere, also when this hub is gone:
give them to a verifier, with credential.tlog-proof beside them.

What is not in it: the judgements of assessors in full, which protect who gave them, and what
others wrote about others. An item of evidence that a witness had erased has no content.
`;
}
