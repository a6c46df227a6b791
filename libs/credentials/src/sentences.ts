/**
 * Every sentence of a verdict in English, by its key. `{name}` stands for an argument. Screens and
 * commands say the same in other languages, under `check.says.<key>` of web/messages; a test holds
 * the English texts equal. A key is never given another meaning.
 */
export const SENTENCES = {
  'check.not-run': 'This was not checked, because an earlier check did not pass.',
  'trust-list.missing': 'The registry has no trust list to check this against.',
  'trust-list.unreachable': 'The trust list of the registry was not reached.',

  'format.open-badge-document': 'This is an Open Badge 3.0 credential, as a signed document.',
  'format.open-badge-token': 'This is an Open Badge 3.0 credential, as a signed token.',
  'format.wallet-copy':
    'This is a competence credential from a wallet, with what its holder shows.',
  'format.unreadable': 'This is not a credential that can be read.',
  'input.unreachable': 'The credential could not be fetched from its address.',
  'input.missing': 'There is no credential at this address.',
  'input.several': 'The link shows {count} credentials. Choose one of them.',
  'input.not-signed': 'The link shows what the hub says, without a signed credential to check.',

  'signature.good': 'The issuer signed exactly this, and nothing was changed since.',
  'signature.wrong': 'It was changed after signing, or the issuer did not sign it.',
  'signature.other-issuer': 'It is signed by somebody else than the issuer it names.',
  'signature.key-not-listed': 'The key is not in the trust list, which is out of date.',
  'signature.key-never-listed': 'It is signed with a key that the issuer never had.',
  'signature.key-not-carried': 'It is signed with a key that the issuer does not have.',
  'signature.key-not-published': 'It is signed with a key that the issuer does not publish.',
  'signature.keys-unreachable': "The issuer's keys could not be reached.",
  'signature.keys-missing': 'The issuer publishes no keys.',
  'signature.method-unknown': 'How the issuer names itself is not known here: {method}.',

  'key.in-use': 'The key belonged to the issuer when it signed.',
  'key.not-in-use': 'The key was not in use by the issuer when this was recorded.',
  'key.history-unknown': 'The registry keeps no history of this key.',
  'key.compromised':
    'Somebody else may hold this key, and nothing proves that the issuer signed while it alone did.',
  'key.time-unproven': 'The key belongs to the issuer, but when it signed is not proven.',

  'ledger.proven': 'The ledger of the issuer holds the commitment to this credential.',
  'ledger.unproven': 'No proof from the ledger of the issuer came with it.',
  'ledger.unknown-log': 'The registry knows no ledger of this issuer.',
  'ledger.malformed': 'The proof that came with it cannot be read.',
  'ledger.other-ledger': 'The proof that came with it is from the ledger of somebody else.',
  'ledger.key-not-in-use':
    'The proof is signed by a key that the ledger of the issuer did not use at that point.',
  'ledger.contradicted': 'The ledger of the issuer does not hold what the proof says it holds.',
  'ledger.other-credential': 'The proof that came with it is for another credential.',
  'ledger.key-unreadable': 'The ledger key in the trust list cannot be read.',

  'witnesses.confirmed': 'Enough independent witnesses have confirmed the ledger.',
  'witnesses.the-one-confirmed': 'The one witness that is asked for has confirmed the ledger.',
  'witnesses.none-required': 'No independent witness is required for this ledger.',
  'witnesses.too-few': 'Too few independent witnesses have confirmed the ledger.',
  'witnesses.forged': 'A witness signature on the ledger proof is forged.',
  'witnesses.policy-unreadable': 'The witness policy in the trust list cannot be read.',
  'witnesses.no-proof': 'Without a good ledger proof there is nothing to witness.',

  'authorised.when-issued': 'The issuer was accredited for this standard and level when it issued.',
  'authorised.stated-and-now':
    'The issuer is accredited for this standard and level, and was on the day it states.',
  'authorised.when-issued-old-list':
    'The issuer was accredited for this standard and level when it issued. The trust list it was checked against is out of date.',
  'authorised.stated-and-now-old-list':
    'The issuer is accredited for this standard and level, and was on the day it states. The trust list it was checked against is out of date.',
  'issuer.unknown': 'The registry does not know the issuer.',
  'issuer.unknown-for-european':
    'The registry does not know the issuer, who may not certify a European standard.',
  'issuer.level-unknown': 'The credential does not say which level it certifies.',
  'issuer.several-standards':
    'The credential certifies more than one thing; they were not judged together.',
  'issuer.not-accredited':
    'The issuer was not accredited for this standard and level when it issued.',
  'issuer.time-unproven':
    'Whether the issuer was accredited cannot be said, because when it issued is not proven.',

  'standard.on-record': 'The competence standard is on record with exactly this text.',
  'standard.superseded': 'The standard is on record; a newer version has replaced it.',
  'standard.unknown': 'The registry does not know this competence standard.',
  'standard.digest-absent': 'The credential does not say which text of the standard it means.',
  'standard.digest-mismatch':
    'The standard it was issued under has another text than the one on record.',

  'mapping.none-claimed': 'No mapping to a European standard is claimed.',
  'mapping.confirmed': 'The registry confirms the mapping to a European standard.',
  'mapping.not-confirmed': 'The registry does not confirm the mapping to a European standard.',

  'dates.within': 'It is within its dates.',
  'dates.not-yet-valid': 'It is valid only from {from} on.',
  'dates.expired': 'It was valid until {until}.',

  'status.none': 'The issuer gave no means to revoke it.',
  'status.unknown-type': 'How the issuer says whether it was revoked is not known here: {type}.',
  'status.good': 'The issuer has neither revoked nor suspended it.',
  'status.not-revoked': 'The issuer has not revoked it.',
  'status.not-listed': 'The issuer does not list it as revoked.',
  'status.revoked': 'The issuer has revoked it.',
  'status.suspended': 'The issuer has suspended it for now.',
  'status.superseded': 'A newer credential has taken its place.',
  'status.out-of-date': 'It was in force, by a list that is out of date.',
  'status.unreachable':
    'Whether it was revoked could not be found out: the status list was not reached.',
  'status.missing': 'Whether it was revoked could not be found out: there is no status list.',
  'status.not-in-order':
    'Whether it was revoked could not be found out: the status list is not in order.',
  'status.value-unknown': 'The issuer gives it a status whose meaning is not known here.',

  'holder.not-asked': 'Nobody was asked to show that it is theirs.',
  'holder.bound': 'Whoever shows it holds the key that it was issued to.',
  'holder.missing': 'Whoever shows it did not sign that it is theirs.',
  'holder.not-bound': 'It is not bound to a key, so nobody can show that it is theirs.',
  'holder.wrong-key': 'Whoever shows it does not hold the key that it was issued to.',
  'holder.other-request': 'It was signed for somebody else, or for another request.',
  'holder.stale': 'It was signed too long ago to count for this request.',
  'holder.other-presentation': 'What is shown is not what the holder signed.',

  'findings.none': 'Nothing stands against the issuer.',
  'findings.unknown-issuer': 'The registry does not watch over this issuer.',
  'findings.not-listed': 'The trust list does not say whether anything stands against the issuer.',
  'findings.observed': 'The registry has noted something about the issuer: {finding}.',
  'findings.standing': 'Something stands against the issuer now: {finding}.',
  'findings.at-issue': 'Something stood against the issuer when it issued: {finding}.',
  'findings.contradiction': 'The issuer has signed two ledgers that contradict each other.',
} as const;

/** Key of a sentence. */
export type SentenceKey = keyof typeof SENTENCES;

/** A sentence for a reader of any language. */
export interface Sentence {
  readonly key: SentenceKey;
  readonly args: Readonly<Record<string, string>>;
}

/** The English of a sentence, at most 500 characters. An argument that is not given stays in braces. */
export function englishOf({ key, args }: Sentence): string {
  const text = SENTENCES[key].replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? (args[name] ?? whole) : whole,
  );
  return text.slice(0, 500);
}
