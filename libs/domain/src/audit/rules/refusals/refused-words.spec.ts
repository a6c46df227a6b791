import type { Language } from '../../instrument/instrument-types.js';
import { guard } from '../guard.js';

/** Promises of success that need no plain "leads to", and a type put above others in passing. */
const refused: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ['F1', 'Working together is the key to success.'],
    ['F1', 'Collaboration contributes to growth.'],
    ['F1', 'Working together leads to more sales.'],
    ['F1', 'Learning together helps growth.'],
    ['F1', 'More collaboration means more success.'],
    ['F1', 'Co-operation pays off.'],
    ['F1', 'It pays to join a network.'],
    ['F1', 'Firms in a cluster are more successful than others.'],
    ['F1', 'Success is built on partnerships.'],
    ['F1', 'Success needs collaboration.'],
    ['F3', 'Yours is the best type.'],
    ['F3', 'This type is the most developed.'],
  ],
  de: [
    ['F1', 'Kooperation zahlt sich aus.'],
    ['F1', 'Es lohnt sich, im Cluster zusammenzuarbeiten.'],
    ['F1', 'Cluster sind erfolgreicher als einzelne Betriebe.'],
    ['F1', 'Mehr Zusammenarbeit bedeutet mehr Erfolg.'],
    ['F1', 'Zusammenarbeit trägt zum Wachstum bei.'],
    ['F1', 'Gemeinsames Lernen hilft dem Umsatz.'],
    ['F1', 'Wir sehen, dass die Kooperation dem Wachstum dient.'],
    ['F3', 'Das ist der beste Typ.'],
  ],
  nl: [
    ['F1', 'Samenwerking loont.'],
    ['F1', 'Het loont om samen te werken.'],
    ['F1', 'Clusters zijn succesvoller dan losse bedrijven.'],
    ['F1', 'Meer samenwerking betekent meer succes.'],
    ['F1', 'Samenwerking draagt bij aan de groei.'],
    ['F1', 'Samen leren helpt de omzet.'],
    ['F3', 'Dit is het beste type.'],
  ],
  it: [
    ['F1', 'La collaborazione paga.'],
    ['F1', 'Conviene lavorare insieme.'],
    ['F1', 'Le imprese in rete sono più competitive.'],
    ['F1', 'Più collaborazione significa più successo.'],
    ['F1', 'La cooperazione aiuta la crescita.'],
    ['F1', 'La rete permette la crescita del fatturato.'],
    ['F3', 'Questo è il tipo migliore.'],
  ],
  es: [
    ['F1', 'La cooperación compensa.'],
    ['F1', 'Merece la pena trabajar juntas.'],
    ['F1', 'Las empresas en red son más competitivas.'],
    ['F1', 'Más colaboración significa más éxito.'],
    ['F1', 'La cooperación ayuda al crecimiento.'],
    ['F1', 'La red permite el crecimiento de las ventas.'],
    ['F3', 'Este es el mejor tipo.'],
  ],
  fr: [
    ['F1', 'La coopération paie.'],
    ['F1', 'Travailler ensemble en vaut la peine.'],
    ['F1', 'Les entreprises en réseau sont plus performantes.'],
    ['F1', 'Plus de collaboration signifie plus de succès.'],
    ['F1', 'La coopération aide la croissance.'],
    ['F1', 'Le réseau permet la croissance des ventes.'],
    ['F3', 'C’est le meilleur type.'],
  ],
};

describe.each(Object.entries(refused))('refused in %s', (language, sentences) => {
  it.each(sentences)('%s: %s', (id, sentence) => {
    expect(guard(sentence, language as Language)).toEqual([id]);
  });
});

const honest: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Another firm of the network can help with finishing by hand.',
    'Firms that make similar things work together on orders, tools or skills.',
    'Types describe. They have no order of merit.',
    'The partner firm pays for the course; the hub issues the credentials.',
    'The answers do not single out one type. Naming one would be a guess.',
    'A joint course for two firms costs 900 euro, and six people can attend.',
  ],
  de: [
    'Ein anderer Betrieb im Netzwerk kann helfen.',
    'Ähnliche Betriebe an einem Ort arbeiten mit wenigen Regeln zusammen.',
    'Der Kurs kostet 900 Euro; der Cluster trägt die Hälfte.',
    'Welchem Typ der Cluster ähnelt, ist nicht bestimmt.',
  ],
  nl: [
    'Een ander bedrijf in het netwerk kan helpen.',
    'Gelijke bedrijven op één plek werken samen met lichte regels.',
    'De cursus kost 900 euro; het cluster draagt de helft.',
    'Op welk type het cluster lijkt, is niet bepaald.',
  ],
  it: [
    'Un’altra impresa della rete può aiutare.',
    'Il corso è pagato dal fondo comune del cluster.',
    'A quale tipo somigli il cluster non è determinato.',
    'La rete serve caso per caso.',
  ],
  es: [
    'Otra empresa de la red puede ayudar a formar.',
    'El curso se paga con el fondo común del clúster.',
    'No está determinado a qué tipo se parece el clúster.',
  ],
  fr: [
    'Une autre entreprise du réseau peut aider à former.',
    'Le cours est payé par le fonds commun du cluster.',
    'Le type auquel le cluster ressemble n’est pas déterminé.',
  ],
};

describe.each(Object.entries(honest))('honest in %s', (language, sentences) => {
  it.each(sentences)('%s', (sentence) => {
    expect(guard(sentence, language as Language)).toEqual([]);
  });
});

it.each(['en', 'de', 'nl', 'it', 'es', 'fr'] as const)(
  'stays quick on long text made to slow it (%s)',
  (language) => {
    expect(guard('cluster type network, '.repeat(5_000), language)).toEqual([]);
  },
);
