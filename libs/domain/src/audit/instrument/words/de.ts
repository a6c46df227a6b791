import type { InstrumentWords } from '../instrument-types.js';
import { deItems } from './de-items.js';

/** The words of the instrument in German. */
export const de: InstrumentWords = {
  items: deItems,
  scales: {
    P5: {
      stem: 'Denken Sie an die letzten 12 Monate in Ihrem Betrieb:',
      options: [
        'Das kommt hier nicht vor',
        'Das kam einmal vor, oder durch Zufall',
        'Ab und zu, für einige der Personen oder Arbeiten, die es betrifft',
        'Regelmäßig, für die meisten der Personen oder Arbeiten, die es betrifft',
        'Das ist hier Gewohnheit, für alle, die es betrifft',
      ],
      missing: {
        DK: 'Weiß ich nicht',
        NA: 'Trifft auf unsere Art von Betrieb nicht zu',
        REF: 'Möchte ich nicht sagen',
      },
    },
    T5: {
      stem: 'Wie gut beschreibt das Ihren Betrieb heute?',
      options: ['Gar nicht', 'Ein wenig', 'Teilweise', 'Weitgehend', 'Vollständig'],
      missing: {
        DK: 'Weiß ich nicht',
        NA: 'Trifft auf unsere Art von Betrieb nicht zu',
        REF: 'Möchte ich nicht sagen',
      },
    },
    C5: {
      stem: 'Wie gut beschreibt das Ihren Cluster heute?',
      options: ['Gar nicht', 'Ein wenig', 'Teilweise', 'Weitgehend', 'Vollständig'],
      missing: { DK: 'Weiß ich nicht', NA: 'Trifft nicht zu', REF: 'Möchte ich nicht sagen' },
    },
  },
  constructs: {
    IG: {
      name: 'Informationen sammeln',
      definition:
        'Informationen beobachten, sammeln und verwalten, damit der Betrieb Veränderungen auf seinen Märkten im Blick behält.',
    },
    KA: {
      name: 'Wissen erwerben',
      definition:
        'Das Können, Know-how und strategische Wissen bestimmen und erwerben, das die tägliche Arbeit braucht.',
    },
    CD: {
      name: 'Kompetenzen festigen und entwickeln',
      definition:
        'Aus Informationen und Wissen dauerhaftes Lernen machen: fehlendes Können finden, schulen, zusammenarbeiten.',
    },
    IGI: { name: 'Informationen sammeln, informell', definition: null },
    IGF: { name: 'Informationen sammeln, formell', definition: null },
    KAI: { name: 'Wissen erwerben, informell', definition: null },
    KAF: { name: 'Wissen erwerben, formell', definition: null },
    CDI: { name: 'Kompetenzen entwickeln, informell', definition: null },
    CDF: { name: 'Kompetenzen entwickeln, formell', definition: null },
    CRI: {
      name: 'Handeln erst in der Krise',
      definition:
        'Hoch: Um Können kümmert man sich nur, wenn eine Krise oder Chance kommt. Niedrig: planmäßig und vor dem Bedarf.',
    },
    DOM: {
      name: 'Eine Person entscheidet',
      definition:
        'Hoch: Eine bestimmende Person entscheidet. Niedrig: Die Beschäftigten wirken mit.',
    },
    EMB: {
      name: 'Beziehungen zu anderen Betrieben (Einbettung)',
      definition:
        'Wie weit der Betrieb in Arbeitsbeziehungen mit anderen Betrieben eingebunden ist.',
    },
    COM: {
      name: 'Netzwerke in Gemeinde und Familie',
      definition: 'Wie weit das Lernen über örtliche, informelle und familiäre Bindungen läuft.',
    },
    NUO: {
      name: 'Netzwerke bei Gelegenheit genutzt',
      definition: 'Netzwerke werden von Fall zu Fall genutzt, für einen unmittelbaren Vorteil.',
    },
    EXT: {
      name: 'Können von außerhalb des Betriebs',
      definition:
        'Können wird durch Kurse, spezialisierte Anbieter und Fachleute von außen aufgebaut.',
    },
    INT: {
      name: 'Können aus dem eigenen Betrieb',
      definition:
        'Können wird durch Mentoring, Schulung am Arbeitsplatz, Praxis im Haus und Einstellungen (Abwerben) aufgebaut.',
    },
    SEC: {
      name: 'Gewohnheit, Können zu überprüfen',
      definition:
        'Können ist bekannt und wird überprüft, und das Überprüfen führt zu Unterstützung.',
    },
    MKT: {
      name: 'Marketingkompetenz (wie man sie sieht)',
      definition: 'Vergleicht die berechnete Lücke im Marketing mit der Sicht der Befragten.',
    },
    MJS: {
      name: 'Einsatz an mehreren Stellen (wie man ihn sieht)',
      definition:
        'Vergleicht die berechnete Kennzahl zum Einsatz an mehreren Stellen mit der Sicht der Befragten.',
    },
    ICT: {
      name: 'Digitale Hilfen beim Lernen',
      definition: 'Digitale Mittel, um Wissen zu teilen und Aufzeichnungen über Können zu führen.',
    },
    HIS: { name: 'Gemeinsame Geschichte und Kultur', definition: null },
    COL: { name: 'Zusammenarbeit ähnlicher Betriebe', definition: null },
    SEG: { name: 'Aufteilung in Hersteller und Zulieferer', definition: null },
    CEN: { name: 'Zentrale Person, zentraler Verband oder Servicezentrum', definition: null },
    GOV: { name: 'Wie formell die Steuerung ist', definition: null },
    DIV: { name: 'Vielfalt der Netzwerke nach Interessen', definition: null },
    EXA: { name: 'Gründung und Koordination durch eine Stelle von außen', definition: null },
    DSP: { name: 'Räumliche Streuung', definition: null },
    FAM: { name: 'Familienbetriebe mit bestimmendem Unternehmer', definition: null },
    CIT: { name: 'Digitale Systeme als verbindende Infrastruktur', definition: null },
    COH: { name: 'Zusammenhalt', definition: null },
    CLB: { name: 'Gemeinsames strategisches Lernen', definition: null },
  },
  indicators: {
    'E-IG1':
      'Meldungen zu Markt oder Technik, vom Betrieb eingetragen oder als gelesen bestätigt, je Kopf und Jahr',
    'E-IG2':
      'Anteil der Quartale, in denen der Betrieb mindestens eine Notiz zu Markt oder Bedarf aufzeichnete',
    'E-KA1':
      'Teilnahmen an Schulungen (jede Person jedes Mal gezählt) je Kopf und Jahr, formelle Veranstaltungen',
    'E-KA2': 'Aufgezeichnete Fälle von Lernen bei der Arbeit oder Mentoring, je Kopf und Jahr',
    'E-CD1':
      'Anteil der Beschäftigten mit mindestens einem gültigen Nachweis, Stärke der Belege B oder besser',
    'E-CD2': 'Durchgeführte Prüfungen von Kompetenzen, je Kopf und Jahr',
    'E-CD3':
      'Anteil der Beschäftigten auf Stellen, deren Profil in den letzten 18 Monaten überprüft wurde',
    'E-EMB1': 'Verschiedene Partnerbetriebe mit einem aufgezeichneten Austausch in 12 Monaten',
    'E-EXT1': 'Anteil der Teilnahmen an Schulungen bei einem Anbieter außerhalb des Betriebs',
    'E-CRI1':
      'Anteil der Teilnahmen an Schulungen, die weniger als 14 Tage vorher gebucht wurden (Krise)',
    'E-DOM1':
      'Größter Anteil einer Person an den Entscheidungen über Lernen (gemeldeter Bedarf, genehmigte Pläne)',
  },
  facts: {
    'FACT-HEADS':
      'Wie viele Menschen arbeiten im Betrieb, Inhaber eingeschlossen (in Vollzeitstellen)?',
    'FACT-YEAR': 'In welchem Jahr wurde der Betrieb gegründet?',
    'FACT-FAMILY': 'Besitzt oder leitet eine Familie den Betrieb?',
    'FACT-ROLE':
      'In welcher Stellung antworten Sie? (Inhaber oder Leitung / Vorarbeiter / Beschäftigte / Betriebsrat)',
  },
};
