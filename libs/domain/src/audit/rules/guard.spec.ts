import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import type { Language } from '../instrument/instrument-types.js';
import { guard } from './guard.js';

const { guard: goldenCases } = goldenSkills().unit as {
  guard: { text: string; expected: string[] }[];
};

it.each(goldenCases)('golden: $text', ({ text, expected }) => {
  expect(guard(text, 'en')).toEqual(expected);
});

const refused: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ['F1', 'Networks of firms drive growth.'],
    ['F1', 'Turnover rose thanks to collaboration in the cluster.'],
    ['F1', 'Co-operation in the district improves your performance.'],
    ['F2', 'This cluster has become a learning organization.'],
    ['F2', 'We see the network as an aggregated learning organisation.'],
    ['F3', 'Yours is the best cluster type.'],
    ['F3', 'This firm type is inferior.'],
    ['F3', 'Exogenous firms are better than crisis-driven ones.'],
    ['F4', 'Two people are unsuitable for the job.'],
    ['F4', 'You should dis\u00admiss them.'],
    ['F5', 'A validated questionnaire. It was not cheap.'],
    ['F5', 'The method is certified by the European Commission.'],
  ],
  fr: [
    ['F1', 'La collaboration au sein du cluster améliore la compétitivité.'],
    ['F1', 'Les réseaux conduisent au succès des entreprises.'],
    ['F1', 'La croissance vient grâce à la coopération.'],
    ['F1', 'Le réseau améliorera la compétitivité.'],
    ['F1', 'Le réseau peut augmenter les ventes.'],
    ['F1', 'La collaboration a mené au succès.'],
    ['F1', 'La coopération contribue au succès.'],
    ['F1', 'Travailler ensemble est la clé du succès.'],
    ['F1', 'Les entreprises qui collaborent ont plus de succès.'],
    ['F1', 'Le succès naît de la collaboration.'],
    ['F2', 'Le cluster est une organisation apprenante.'],
    ['F2', 'Le hub est une organisation qui apprend.'],
    ['F2', 'Le réseau est devenu une entreprise apprenante.'],
    ['F3', 'C’est le meilleur type de cluster.'],
    ['F3', 'Ce type d’entreprise est inférieur.'],
    ['F3', 'Une entreprise exogène est meilleure qu’une autre.'],
    ['F3', 'Les entreprises ancrées sont meilleures que celles menées par les crises.'],
    ['F4', 'Cette personne est inapte.'],
    ['F4', 'Cette personne est incapable.'],
    ['F4', 'Il faut licencier deux employés.'],
    ['F5', 'Le questionnaire est validé.'],
    ['F5', 'Une méthode scientifiquement prouvée.'],
    ['F5', 'Un outil scientifiquement fondé.'],
  ],
  de: [
    ['F1', 'Zusammenarbeit führt zu mehr Erfolg.'],
    ['F1', 'Wir wissen, dass Kooperation den Umsatz steigert.'],
    ['F1', 'Der Unternehmenserfolg wird durch das Netzwerk bestimmt.'],
    ['F2', 'Der Cluster ist eine lernende Organisation.'],
    ['F2', 'Man sieht, dass der Cluster eine lernende Organisation geworden ist.'],
    ['F3', 'Das ist der beste Clustertyp.'],
    ['F3', 'Dieser Firmentyp ist rückständig.'],
    ['F3', 'Exogene Firmen sind besser als endogene.'],
    ['F4', 'Diese Person ist ungeeignet.'],
    ['F4', 'Sie sollten zwei Leute entlassen.'],
    ['F5', 'Der Fragebogen ist validiert.'],
    ['F5', 'Ein von der Europäischen Kommission anerkannt gutes Verfahren.'],
    ['F1', 'Zusammenarbeit führt zum Erfolg.'],
    ['F1', 'Gemeinsames Lernen führt zum Erfolg.'],
    ['F1', 'Zusammenarbeit ist der Schlüssel zum Erfolg.'],
    ['F1', 'Netzwerke lassen Betriebe wachsen.'],
    ['F1', 'Dank Zusammenarbeit steigt der Umsatz.'],
    ['F1', 'Wer zusammenarbeitet, hat mehr Erfolg.'],
    ['F1', 'Erfolg entsteht aus Zusammenarbeit.'],
    ['F2', 'Ihr Cluster lernt als Organisation.'],
    ['F2', 'Der Hub ist eine lernende Organisation.'],
    ['F3', 'Ihr Typ ist der beste.'],
    ['F3', 'Dieser Clustertyp ist am weitesten entwickelt.'],
    ['F3', 'Eingebettete Betriebe sind besser als andere.'],
    ['F3', 'Endogene Betriebe sind weiter entwickelt als exogene.'],
    ['F4', 'Diese Person ist für die Stelle nicht geeignet.'],
    ['F5', 'Der Fragebogen ist wissenschaftlich geprüft.'],
    ['F5', 'Ein von der EU zertifiziertes Verfahren.'],
    ['F5', 'Das ist das DELOS-Toolkit.'],
  ],
  it: [
    ['F1', 'La collaborazione nel distretto porta al successo.'],
    ['F1', 'Le reti migliorano la competitività.'],
    ['F1', 'Il fatturato cresce grazie alla cooperazione.'],
    ['F1', 'Fare rete migliorerà la competitività.'],
    ['F1', 'La rete può aumentare le vendite.'],
    ['F1', 'La collaborazione ha portato al successo.'],
    ['F1', 'La cooperazione contribuisce al successo.'],
    ['F1', 'Lavorare insieme è la chiave del successo.'],
    ['F1', 'Le imprese che collaborano hanno più successo.'],
    ['F1', 'Il successo nasce dalla collaborazione.'],
    ['F2', 'Il cluster è un’organizzazione che apprende.'],
    ['F2', 'L’hub è un’organizzazione che impara.'],
    ['F2', 'La rete è diventata un’organizzazione che apprende.'],
    ['F3', 'È il miglior tipo di cluster.'],
    ['F3', 'Questo tipo di impresa è arretrato.'],
    ['F3', 'Le imprese esogene sono migliori delle altre.'],
    ['F3', 'Le imprese radicate stanno meglio di quelle guidate dalle crisi.'],
    ['F4', 'Questa persona è inadatta.'],
    ['F4', 'Questa persona non è idonea.'],
    ['F4', 'Conviene licenziare due addetti.'],
    ['F5', 'Il questionario è validato.'],
    ['F5', 'Uno strumento certificato dalla Commissione europea.'],
    ['F5', 'Un metodo provato scientificamente.'],
  ],
  es: [
    ['F1', 'La colaboración en el clúster lleva al éxito.'],
    ['F1', 'Las redes mejoran la competitividad.'],
    ['F1', 'Las ventas suben gracias a la cooperación.'],
    ['F1', 'La red mejorará la competitividad.'],
    ['F1', 'La red puede aumentar las ventas.'],
    ['F1', 'La colaboración llevó al éxito.'],
    ['F1', 'La cooperación contribuye al éxito.'],
    ['F1', 'Trabajar juntos es la clave del éxito.'],
    ['F1', 'Las empresas que colaboran tienen más éxito.'],
    ['F1', 'El éxito nace de la colaboración.'],
    ['F2', 'El clúster es una organización que aprende.'],
    ['F2', 'El hub es una organización que aprende.'],
    ['F2', 'La red se ha convertido en una organización que aprende.'],
    ['F3', 'Es el mejor tipo de clúster.'],
    ['F3', 'Este tipo de empresa es inferior.'],
    ['F3', 'Las empresas exógenas son mejores que las demás.'],
    ['F3', 'Las empresas arraigadas son mejores que las movidas por las crisis.'],
    ['F4', 'Esta persona no es apta.'],
    ['F4', 'Esta persona es incapaz.'],
    ['F4', 'Conviene despedir a dos empleados.'],
    ['F5', 'El cuestionario está validado.'],
    ['F5', 'Un método científicamente demostrado.'],
    ['F5', 'Un método probado científicamente.'],
  ],
  nl: [
    ['F1', 'Samenwerking leidt tot meer succes.'],
    ['F1', 'Wij weten dat het netwerk de omzet verhoogt.'],
    ['F1', 'De groei komt dankzij samenwerking.'],
    ['F2', 'Het cluster is een lerende organisatie.'],
    ['F2', 'We zien dat het cluster een lerende organisatie is geworden.'],
    ['F3', 'Dit is het beste clustertype.'],
    ['F3', 'Dit bedrijfstype is inferieur.'],
    ['F3', 'Exogene bedrijven zijn beter dan endogene.'],
    ['F4', 'Deze persoon is ongeschikt.'],
    ['F4', 'U kunt twee mensen ontslaan.'],
    ['F5', 'De vragenlijst is gevalideerd.'],
    ['F5', 'Een wetenschappelijk bewezen methode.'],
    ['F1', 'Samenwerking leidt tot succes.'],
    ['F1', 'Samen leren leidt tot succes.'],
    ['F1', 'Samenwerking is de sleutel tot succes.'],
    ['F1', 'Netwerken laten bedrijven groeien.'],
    ['F1', 'Dankzij samenwerking stijgt de omzet.'],
    ['F1', 'Wie samenwerkt, heeft meer succes.'],
    ['F1', 'Succes komt voort uit samenwerking.'],
    ['F2', 'Je cluster leert als organisatie.'],
    ['F2', 'De hub is een lerende organisatie.'],
    ['F3', 'Jouw type is het beste.'],
    ['F3', 'Dit clustertype is het meest ontwikkeld.'],
    ['F3', 'Ingebedde bedrijven zijn beter dan andere.'],
    ['F3', 'Endogene bedrijven zijn verder ontwikkeld dan exogene.'],
    ['F4', 'Deze persoon is niet geschikt voor de functie.'],
    ['F5', 'De vragenlijst is wetenschappelijk getoetst.'],
    ['F5', 'Een door de EU gecertificeerde methode.'],
    ['F5', 'Dit is de DELOS-toolkit.'],
  ],
};

describe.each(Object.entries(refused))('refused in %s', (language, sentences) => {
  it.each(sentences)('%s: %s', (id, sentence) => {
    expect(guard(sentence, language as Language)).toEqual([id]);
  });
});

const honest: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The questionnaire is new and has not been validated with real firms.',
    'It hasn’t been validated.',
    'Read two notices a month in the hub. Performance of the page is measured elsewhere.',
    'Hub-wide calibration meeting of assessors, twice a year.',
    'Competence development is about 0.5 of the other two levels (90 % interval 0.3 to 0.8).',
    'Another firm has more cover than it needs and has agreed to share.',
    'The type is a probability, shown with the runner-up; it may change with more answers.',
  ],
  fr: [
    'La recherche n’a trouvé aucun lien clair entre l’apprentissage collaboratif et le succès du cluster.',
    'Le questionnaire est nouveau et n’a pas été validé auprès d’entreprises réelles.',
    'Les types sont des descriptions, sans ordre de mérite.',
    'Une autre entreprise du réseau peut aider.',
    'Une seule personne a répondu. L’image est celle de cette personne.',
    'Des cours utilisés sous licence.',
    'Les réseaux servent au cas par cas. La vente est une autre affaire.',
    'Une entreprise du réseau a plus de couverture qu’il ne lui en faut pour la vente.',
  ],
  de: [
    'Die Forschung fand keinen klaren Zusammenhang zwischen gemeinsamem Lernen und dem Erfolg von Clustern.',
    'Der Fragebogen ist neu und wurde noch nicht mit wirklichen Betrieben validiert.',
    'Die Typen sind Beschreibungen ohne Rangfolge.',
    'Der Austausch im Netzwerk erfolgt zweimal im Jahr.',
    'Gemeinsame Dienstleistungen entlasten den Betrieb.',
    'Eine Person hat geantwortet. Das Bild ist ihre Sicht.',
    'Gemeinsames strategisches Lernen wird ohne Aufzeichnungen angegeben oder fehlt.',
    'Der Typ wird mit dem zweitplatzierten gezeigt und kann sich ändern.',
    'Der gemeinsame Kurs nutzt das gemeinsame Budget am besten.',
    'Wir schauen weiter als ein Jahr voraus.',
  ],
  it: [
    'La ricerca non ha trovato una relazione chiara tra apprendimento collaborativo e successo del cluster.',
    'Il questionario è nuovo e non è stato validato con imprese reali.',
    'I tipi sono descrizioni e non hanno un ordine di merito.',
    'Informazioni utili per la rete.',
    'Un’impresa della rete ha più copertura di quanta le serve nel marketing.',
    'Ha risposto una sola persona: il quadro è il suo punto di vista.',
  ],
  es: [
    'La investigación no halló una relación clara entre el aprendizaje colaborativo y el éxito del clúster.',
    'El cuestionario es nuevo y no ha sido validado con empresas reales.',
    'Los tipos son descripciones y no tienen orden de mérito.',
    'Otra empresa de la red puede ayudar.',
    'Una empresa de la red tiene más cobertura de la que necesita en marketing y ventas.',
    'Respondió una sola persona: la imagen es su punto de vista.',
  ],
  nl: [
    'Het onderzoek vond geen duidelijk verband tussen samen leren en het succes van clusters.',
    'De vragenlijst is nieuw en is nog niet met echte bedrijven gevalideerd.',
    'De typen zijn beschrijvingen zonder rangorde.',
    'Een ander bedrijf in het netwerk kan helpen.',
    'Eén persoon heeft geantwoord. Het beeld is diens kijk.',
    'Gezamenlijk strategisch leren wordt gemeld zonder gegevens, of ontbreekt.',
    'Het type wordt getoond met de nummer twee en kan veranderen.',
    'De gezamenlijke cursus benut het gezamenlijke budget het best.',
    'Houd de informele contacten en laat mensen voor elkaar invallen.',
  ],
};

describe.each(Object.entries(honest))('honest in %s', (language, sentences) => {
  it.each(sentences)('%s', (sentence) => {
    expect(guard(sentence, language as Language)).toEqual([]);
  });
});

it('does not let what one sentence denies cover the next', () => {
  expect(guard('This was not cheap. It is validated.', 'en')).toEqual(['F5']);
  expect(guard('It is validated, and not new.', 'en')).toEqual(['F5']);
  expect(
    guard('Not validated at that time, but later on validated by experts and users alike.', 'en'),
  ).toEqual(['F5']);
});

it('names each refused statement once', () => {
  const text =
    'The network is a learning organisation. The cluster is a learning organisation too.';
  expect(guard(text, 'en')).toEqual(['F2']);
});

it('stays quick on long text made to slow it', () => {
  const text = 'cluster leads to '.repeat(20_000);
  expect(guard(text, 'en')).toEqual([]);
});
