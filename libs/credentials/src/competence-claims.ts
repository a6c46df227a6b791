import type { JsonObject } from './json-object.js';

/** A claim of a competence credential, with its name in every language of the product. */
export interface CompetenceClaim {
  /** Where it stands; null is each element of a list (draft-ietf-oauth-sd-jwt-vc, claim path). */
  readonly path: readonly (string | null)[];
  /** Whether the holder may keep it to themselves. */
  readonly sd: 'always' | 'never';
  /** BCP 47 language to label. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Order of the labels: English, Italian, Spanish, French, German, Dutch. */
const LANGUAGES = ['en', 'it', 'es', 'fr', 'de', 'nl'] as const;

/** One label for each of LANGUAGES. */
type Labels = readonly [string, string, string, string, string, string];

const inLanguages = (labels: Labels): Readonly<Record<string, string>> =>
  Object.fromEntries(LANGUAGES.map((language, i) => [language, labels[i] ?? '']));

const shown = (path: string, ...labels: Labels): CompetenceClaim => ({
  path: [path],
  sd: 'never',
  labels: inLanguages(labels),
});

const hidden = (path: CompetenceClaim['path'], ...labels: Labels): CompetenceClaim => ({
  path,
  sd: 'always',
  labels: inLanguages(labels),
});

/** What the credential is called. */
export const COMPETENCE_NAMES = inLanguages([
  'Competence',
  'Competenza',
  'Competencia',
  'Compétence',
  'Kompetenz',
  'Competentie',
]);

/** Claims of renderSdJwtVc in the order in which a wallet shows them. Changing one is a new type. */
export const COMPETENCE_CLAIMS: readonly CompetenceClaim[] = [
  shown(
    'standard',
    'Competence standard and level',
    'Standard di competenza e livello',
    'Estándar de competencia y nivel',
    'Référentiel de compétences et niveau',
    'Kompetenzstandard und Stufe',
    'Competentiestandaard en niveau',
  ),
  hidden(
    ['title'],
    'Competence',
    'Competenza',
    'Competencia',
    'Compétence',
    'Kompetenz',
    'Competentie',
  ),
  hidden(['given_name'], 'Given name', 'Nome', 'Nombre', 'Prénom', 'Vorname', 'Voornaam'),
  hidden(['family_name'], 'Family name', 'Cognome', 'Apellidos', 'Nom', 'Nachname', 'Achternaam'),
  hidden(
    ['credential_id'],
    'Number of the credential',
    'Numero della credenziale',
    'Número de la credencial',
    'Numéro de l’attestation',
    'Nummer des Nachweises',
    'Nummer van het bewijs',
  ),
  hidden(
    ['mapping'],
    'European standard',
    'Standard europeo',
    'Estándar europeo',
    'Référentiel européen',
    'Europäischer Standard',
    'Europese standaard',
  ),
  hidden(['replaces'], 'Replaces', 'Sostituisce', 'Sustituye a', 'Remplace', 'Ersetzt', 'Vervangt'),
  hidden(
    ['assessment', 'methods'],
    'How it was assessed',
    'Come è stata valutata',
    'Cómo se evaluó',
    'Mode d’évaluation',
    'Art der Bewertung',
    'Hoe het is beoordeeld',
  ),
  hidden(
    ['assessment', 'second_assessor'],
    'A second assessor took part',
    'Ha partecipato un secondo valutatore',
    'Participó un segundo evaluador',
    'Un second évaluateur a participé',
    'Eine zweite Person hat mitbewertet',
    'Een tweede beoordelaar deed mee',
  ),
  hidden(
    ['assessment', 'grade'],
    'Strength of the evidence',
    'Forza delle prove',
    'Solidez de las evidencias',
    'Solidité des preuves',
    'Stärke der Belege',
    'Sterkte van het bewijs',
  ),
  hidden(
    ['assessment', 'date'],
    'Assessed on',
    'Valutata il',
    'Evaluada el',
    'Évaluée le',
    'Bewertet am',
    'Beoordeeld op',
  ),
  hidden(
    ['experience', 'from'],
    'In practice since',
    'In pratica dal',
    'En práctica desde',
    'En pratique depuis',
    'In der Praxis seit',
    'In de praktijk sinds',
  ),
  hidden(
    ['experience', 'to'],
    'In practice until',
    'In pratica fino al',
    'En práctica hasta',
    'En pratique jusqu’au',
    'In der Praxis bis',
    'In de praktijk tot',
  ),
  hidden(['experience', 'role'], 'Role', 'Ruolo', 'Función', 'Fonction', 'Tätigkeit', 'Functie'),
  hidden(
    ['criteria', null],
    'Criterion',
    'Criterio',
    'Criterio',
    'Critère',
    'Kriterium',
    'Criterium',
  ),
  hidden(['evidence', null], 'Evidence', 'Prova', 'Evidencia', 'Preuve', 'Beleg', 'Bewijsstuk'),
];

/** Texts in several languages, as type metadata and issuer metadata list them. */
export const displayOf = (texts: Readonly<Record<string, string>>, member: 'label' | 'name') =>
  Object.entries(texts).map(([locale, text]): JsonObject => ({ locale, [member]: text }));
