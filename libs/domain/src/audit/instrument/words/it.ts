import type { InstrumentWords } from '../instrument-types.js';
import { itItems } from './it-items.js';

/** The words of the instrument in Italian: translated, not yet validated. */
export const it: InstrumentWords = {
  items: itItems,
  scales: {
    P5: {
      stem: 'Pensando agli ultimi 12 mesi nella tua impresa:',
      options: [
        'Qui questo non succede',
        'È successo una volta, o per caso',
        'Ogni tanto, per alcune delle persone o dei lavori interessati',
        'Regolarmente, per la maggior parte delle persone o dei lavori interessati',
        'Qui è un’abitudine, per tutti gli interessati',
      ],
      missing: {
        DK: 'Non lo so',
        NA: 'Non riguarda il nostro tipo di impresa',
        REF: 'Preferisco non dirlo',
      },
    },
    T5: {
      stem: 'Quanto bene questo descrive la tua impresa oggi?',
      options: ['Per niente', 'Un poco', 'In parte', 'In gran parte', 'Del tutto'],
      missing: {
        DK: 'Non lo so',
        NA: 'Non riguarda il nostro tipo di impresa',
        REF: 'Preferisco non dirlo',
      },
    },
    C5: {
      stem: 'Quanto bene questo descrive il tuo cluster oggi?',
      options: ['Per niente', 'Un poco', 'In parte', 'In gran parte', 'Del tutto'],
      missing: { DK: 'Non lo so', NA: 'Non ci riguarda', REF: 'Preferisco non dirlo' },
    },
  },
  constructs: {
    IG: {
      name: 'Raccolta di informazioni',
      definition:
        'Osservare, raccogliere e gestire informazioni perché l’impresa resti al corrente dei cambiamenti nei suoi mercati.',
    },
    KA: {
      name: 'Acquisizione di conoscenze',
      definition:
        'Definire e acquisire le competenze, il saper fare e le conoscenze strategiche che servono per il lavoro di ogni giorno.',
    },
    CD: {
      name: 'Consolidamento e sviluppo delle competenze',
      definition:
        'Trasformare informazioni e conoscenze in apprendimento duraturo: trovare le carenze di competenze, formare, collaborare.',
    },
    IGI: { name: 'Raccolta di informazioni, informale', definition: null },
    IGF: { name: 'Raccolta di informazioni, formale', definition: null },
    KAI: { name: 'Acquisizione di conoscenze, informale', definition: null },
    KAF: { name: 'Acquisizione di conoscenze, formale', definition: null },
    CDI: { name: 'Sviluppo delle competenze, informale', definition: null },
    CDF: { name: 'Sviluppo delle competenze, formale', definition: null },
    CRI: {
      name: 'Si agisce solo in caso di crisi',
      definition:
        'Alto: ci si occupa di competenze solo quando arriva una crisi o un’occasione. Basso: in modo sistematico e prima del bisogno.',
    },
    DOM: {
      name: 'Decisioni in mano a una persona',
      definition: 'Alto: decide una sola personalità dominante. Basso: il personale partecipa.',
    },
    EMB: {
      name: 'Rapporti con altre imprese (radicamento)',
      definition: 'Quanto l’impresa è legata da rapporti di lavoro con altre imprese.',
    },
    COM: {
      name: 'Reti di comunità e familiari',
      definition: 'Quanto l’apprendimento passa per legami di comunità, informali e familiari.',
    },
    NUO: {
      name: 'Reti usate all’occasione',
      definition: 'Reti usate caso per caso per un vantaggio diretto.',
    },
    EXT: {
      name: 'Fonti esterne di competenza',
      definition:
        'Base di competenze costruita con corsi, enti di formazione specializzati ed esperti esterni.',
    },
    INT: {
      name: 'Fonti interne di competenza',
      definition:
        'Base di competenze costruita con affiancamento, formazione sul lavoro, pratica interna e assunzioni mirate.',
    },
    SEC: {
      name: 'Abitudine di rivedere le competenze',
      definition: 'Le competenze sono note, vengono riviste, e la revisione porta a un sostegno.',
    },
    MKT: {
      name: 'Marketing (come lo si vede)',
      definition: 'Si confronta con la carenza di marketing calcolata.',
    },
    MJS: {
      name: 'Saper fare più lavori (come lo si vede)',
      definition: 'Si confronta con l’indice calcolato di chi sa fare più lavori.',
    },
    ICT: {
      name: 'Sostegno digitale all’apprendimento',
      definition:
        'Mezzi digitali usati per condividere conoscenze e tenere le registrazioni delle competenze.',
    },
    HIS: { name: 'Storia e cultura comuni', definition: null },
    COL: { name: 'Collaborazione tra imprese simili', definition: null },
    SEG: { name: 'Divisione tra produttori e fornitori', definition: null },
    CEN: { name: 'Figura, associazione o base di servizi centrale', definition: null },
    GOV: { name: 'Grado di formalità della gestione del cluster', definition: null },
    DIV: { name: 'Varietà delle reti basate su interessi', definition: null },
    EXA: { name: 'Formazione e coordinamento da parte di un’agenzia esterna', definition: null },
    DSP: { name: 'Dispersione geografica', definition: null },
    FAM: { name: 'Imprese familiari con imprenditori dominanti', definition: null },
    CIT: { name: 'Sistemi digitali come collegamento', definition: null },
    COH: { name: 'Coesione', definition: null },
    CLB: { name: 'Pianificare insieme le competenze', definition: null },
  },
  indicators: {
    'E-IG1':
      'Avvisi di mercato o di tecnologia registrati dall’impresa o confermati come letti, per addetto e anno',
    'E-IG2':
      'Quota di trimestri in cui l’impresa ha registrato almeno una nota sul mercato o sui bisogni',
    'E-KA1': 'Partecipazioni a formazioni (persone per evento) per addetto e anno, eventi formali',
    'E-KA2':
      'Episodi registrati di apprendimento sul lavoro o di affiancamento, per addetto e anno',
    'E-CD1':
      'Quota del personale con almeno una credenziale valida, con prove di grado B o migliore',
    'E-CD2': 'Valutazioni di competenza svolte per addetto e anno',
    'E-CD3': 'Quota del personale in ruoli il cui profilo è stato rivisto negli ultimi 18 mesi',
    'E-EMB1': 'Imprese partner diverse con uno scambio registrato in 12 mesi',
    'E-EXT1': 'Quota di partecipazioni a formazioni tenute da un ente esterno all’impresa',
    'E-CRI1': 'Quota di partecipazioni a formazioni prenotate meno di 14 giorni prima (crisi)',
    'E-DOM1':
      'Quota più alta di decisioni sull’apprendimento (bisogni segnalati, piani approvati) prese da una sola persona',
  },
  facts: {
    'FACT-HEADS':
      'Quante persone lavorano nell’impresa, titolari compresi (in equivalenti a tempo pieno)?',
    'FACT-YEAR': 'In quale anno è stata fondata l’impresa?',
    'FACT-FAMILY': 'L’impresa è di proprietà di una famiglia o guidata da una famiglia?',
    'FACT-ROLE':
      'In quale posizione rispondi? (titolare o dirigente / caporeparto / dipendente / rappresentanza dei lavoratori)',
  },
};
