import { isPersonalName } from './personal-names.js';

it.each([
  ...['surname', 'given_name', 'e-mail', 'Phone', 'birthYear', 'date-of-birth', 'address'],
  ...['subjectDid', 'employeeNumber', 'employees', 'IBAN'],
  ...['cognome', 'dataDiNascita', 'codiceFiscale', 'apellidos', 'dirección', 'fechaDeNacimiento'],
  ...['prénom', 'adresse', 'dateDeNaissance', 'nachname', 'Geburtsdatum', 'Mitarbeiter'],
  ...['achternaam', 'geboortedatum', 'werknemer'],
])('%s is about a person', (name) => {
  expect(isPersonalName(name)).toBe(true);
});

it.each(['name', 'title', 'hub', 'did', 'origin', 'assessorsCount', 'rationale', 'url', 'message'])(
  '%s is not',
  (name) => {
    expect(isPersonalName(name)).toBe(false);
  },
);
