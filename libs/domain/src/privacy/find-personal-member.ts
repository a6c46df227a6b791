/**
 * Names of members that hold something about a person, in lower case without separators. `name` and
 * `title` are not among them: a hub has a name, a standard a title.
 */
const PERSONAL: ReadonlySet<string> = new Set([
  ...['person', 'personid', 'people', 'subjectid', 'subjectref', 'holder', 'holderid'],
  ...['candidate', 'candidateid', 'assessor', 'assessorid', 'assessorname', 'employee', 'employer'],
  ...['account', 'accountid', 'decidedby', 'author', 'signer', 'contact', 'officer', 'expert'],
  ...['givenname', 'familyname', 'firstname', 'lastname', 'fullname', 'surname', 'displayname'],
  ...['email', 'mail', 'emailaddress', 'phone', 'telephone', 'mobile', 'address', 'postaladdress'],
  ...['birthdate', 'dateofbirth', 'birthday', 'birthplace', 'gender', 'nationality', 'photo'],
  ...['taxcode', 'taxid', 'nationalid', 'socialsecuritynumber', 'iban', 'firm', 'firmid'],
  ...['credential', 'credentialid', 'claim', 'claimid', 'evidenceid', 'experience', 'salt'],
]);

/** An e-mail address anywhere in a text. A verifier key holds `+` and no `@`. */
const EMAIL = /[^\s@/:<>"]+@[^\s@/:<>"]+\.[a-z]{2,}/i;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * The path of the first member of a public event's data that may say something about a person: a
 * denied name, or a text that holds an e-mail address. Undefined when there is none. It knows names
 * of members, not names of people: a person named in a title or in a text is not found.
 */
export function findPersonalMember(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return EMAIL.test(value) ? path || '/' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inside = `${path}/${name}`;
    if (!Array.isArray(value) && PERSONAL.has(plain(name))) return inside;
    const found = findPersonalMember(member, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}
