/**
 * Names of members that hold something about a person, in lower case without separators. `name` and
 * `title` are not among them: a hub has a name, a standard a title.
 */
const PERSONAL: ReadonlySet<string> = new Set([
  ...['person', 'personid', 'people', 'subjectid', 'subjectref', 'subjectdid', 'holder'],
  ...['holderid', 'holderdid', 'candidate', 'candidateid', 'assessor', 'assessorid'],
  ...['assessorname', 'employer', 'account', 'accountid', 'decidedby', 'author', 'signer'],
  ...['contact', 'contactperson', 'officer', 'expert', 'givenname', 'familyname', 'firstname'],
  ...['middlename', 'lastname', 'fullname', 'surname', 'displayname', 'nickname', 'username'],
  ...['initials', 'email', 'mail', 'emailaddress', 'phone', 'phonenumber', 'telephone', 'mobile'],
  ...['address', 'homeaddress', 'postaladdress', 'streetaddress', 'dateofbirth', 'placeofbirth'],
  ...['dob', 'age', 'sex', 'gender', 'nationality', 'citizenship', 'photo', 'portrait'],
  ...['taxcode', 'taxid', 'nationalid', 'passportnumber', 'socialsecuritynumber', 'ssn', 'iban'],
  ...['bankaccount', 'firm', 'firmid', 'credential', 'credentialid', 'claim', 'claimid'],
  ...['evidenceid', 'experience', 'salt'],
  // it
  ...['nome', 'cognome', 'nominativo', 'persona', 'indirizzo', 'residenza', 'telefono'],
  ...['cellulare', 'codicefiscale', 'sesso', 'dipendente', 'lavoratore', 'lavoratrice'],
  // es
  ...['nombre', 'apellido', 'apellidos', 'direccion', 'domicilio', 'correo', 'correoelectronico'],
  ...['movil', 'dni', 'nie', 'sexo', 'empleado', 'empleada', 'trabajador', 'trabajadora'],
  // fr
  ...['nom', 'prenom', 'prenoms', 'nomdefamille', 'adresse', 'courriel', 'portable', 'sexe'],
  ...['personne', 'employe', 'salarie', 'travailleur'],
  // de
  ...['vorname', 'nachname', 'familienname', 'anschrift', 'wohnort', 'telefon', 'telefonnummer'],
  ...['handy', 'geschlecht', 'mitarbeiter', 'mitarbeiterin', 'arbeitnehmer', 'angestellte'],
  ...['steuernummer', 'sozialversicherungsnummer'],
  // nl
  ...['naam', 'voornaam', 'achternaam', 'familienaam', 'persoon', 'adres', 'woonplaats'],
  ...['telefoon', 'telefoonnummer', 'mobiel', 'geslacht', 'medewerker', 'werknemer', 'bsn'],
]);

/** Beginnings that say it already: `birthYear`, `employeeNumber`, `geburtsdatum`, `nascita`. */
const BEGINNINGS =
  /^(birth|employee|datadinascita|luogodinascita|nascita|fechadenacimiento|lugardenacimiento|nacimiento|datedenaissance|lieudenaissance|naissance|geburt|geboorte)/;

/**
 * Whether a member of this name holds something about a person: English, Italian, Spanish, French,
 * German and Dutch words, whatever case, accents and separators.
 */
export function isPersonalName(name: string): boolean {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return PERSONAL.has(plain) || BEGINNINGS.test(plain);
}
