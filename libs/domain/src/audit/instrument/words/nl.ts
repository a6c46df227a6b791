import type { InstrumentWords } from '../instrument-types.js';
import { nlItems } from './nl-items.js';

/** The words of the instrument in Dutch. */
export const nl: InstrumentWords = {
  items: nlItems,
  scales: {
    P5: {
      stem: 'Denk aan de laatste 12 maanden in je bedrijf:',
      options: [
        'Dit gebeurt hier niet',
        'Het is één keer gebeurd, of bij toeval',
        'Af en toe, voor sommige van de mensen of werkzaamheden die het betreft',
        'Regelmatig, voor de meeste van de mensen of werkzaamheden die het betreft',
        'Het is hier een gewoonte, voor iedereen die het betreft',
      ],
      missing: {
        DK: 'Weet ik niet',
        NA: 'Niet van toepassing op ons soort bedrijf',
        REF: 'Zeg ik liever niet',
      },
    },
    T5: {
      stem: 'Hoe goed beschrijft dit je bedrijf vandaag?',
      options: ['Helemaal niet', 'Een beetje', 'Gedeeltelijk', 'Grotendeels', 'Volledig'],
      missing: {
        DK: 'Weet ik niet',
        NA: 'Niet van toepassing op ons soort bedrijf',
        REF: 'Zeg ik liever niet',
      },
    },
    C5: {
      stem: 'Hoe goed beschrijft dit je cluster vandaag?',
      options: ['Helemaal niet', 'Een beetje', 'Gedeeltelijk', 'Grotendeels', 'Volledig'],
      missing: { DK: 'Weet ik niet', NA: 'Niet van toepassing', REF: 'Zeg ik liever niet' },
    },
  },
  constructs: {
    IG: {
      name: 'Informatie verzamelen',
      definition:
        'Informatie volgen, verzamelen en beheren, zodat het bedrijf op de hoogte blijft van veranderingen in zijn markten.',
    },
    KA: {
      name: 'Kennis verwerven',
      definition:
        'De vaardigheden, knowhow en strategische kennis bepalen en verwerven die het dagelijkse werk vraagt.',
    },
    CD: {
      name: 'Competenties bestendigen en ontwikkelen',
      definition:
        'Van informatie en kennis blijvend leren maken: ontbrekende vaardigheden vinden, opleiden, samenwerken.',
    },
    IGI: { name: 'Informatie verzamelen, informeel', definition: null },
    IGF: { name: 'Informatie verzamelen, formeel', definition: null },
    KAI: { name: 'Kennis verwerven, informeel', definition: null },
    KAF: { name: 'Kennis verwerven, formeel', definition: null },
    CDI: { name: 'Competenties ontwikkelen, informeel', definition: null },
    CDF: { name: 'Competenties ontwikkelen, formeel', definition: null },
    CRI: {
      name: 'Pas handelen bij een crisis',
      definition:
        'Hoog: vaardigheden komen alleen aan bod als er een crisis of kans komt. Laag: planmatig en vóór de behoefte.',
    },
    DOM: {
      name: 'Eén persoon beslist',
      definition: 'Hoog: één dominante persoon beslist. Laag: het personeel doet mee.',
    },
    EMB: {
      name: 'Banden met andere bedrijven (inbedding)',
      definition: 'Hoever het bedrijf via werkrelaties met andere bedrijven verbonden is.',
    },
    COM: {
      name: 'Netwerken van buurt en familie',
      definition:
        'Hoever het leren loopt via banden in de buurt, informele banden en familiebanden.',
    },
    NUO: {
      name: 'Netwerken bij gelegenheid gebruikt',
      definition: 'Netwerken worden per geval gebruikt, voor een direct voordeel.',
    },
    EXT: {
      name: 'Vaardigheden van buiten het bedrijf',
      definition:
        'Vaardigheden worden opgebouwd via cursussen, gespecialiseerde aanbieders en deskundigen van buiten.',
    },
    INT: {
      name: 'Vaardigheden uit het eigen bedrijf',
      definition:
        'Vaardigheden worden opgebouwd via begeleiding, opleiding op de werkplek, praktijk in huis en werving (wegkopen).',
    },
    SEC: {
      name: 'Gewoonte om vaardigheden door te lichten',
      definition: 'Vaardigheden zijn bekend en worden doorgelicht, en dat leidt tot ondersteuning.',
    },
    MKT: {
      name: 'Marketingcompetentie (zoals men die ziet)',
      definition: 'Vergelijkt het berekende tekort aan marketing met hoe de mensen het zien.',
    },
    MJS: {
      name: 'Meer functies aankunnen (zoals men dat ziet)',
      definition:
        'Vergelijkt het berekende kengetal voor meer functies met hoe de mensen het zien.',
    },
    ICT: {
      name: 'Digitale hulp bij leren',
      definition:
        'Digitale middelen om kennis te delen en gegevens over vaardigheden bij te houden.',
    },
    HIS: { name: 'Gedeelde geschiedenis en cultuur', definition: null },
    COL: { name: 'Samenwerking tussen gelijke bedrijven', definition: null },
    SEG: { name: 'Verdeling in producenten en leveranciers', definition: null },
    CEN: { name: 'Centrale persoon, vereniging of dienstverlening', definition: null },
    GOV: { name: 'Mate van formeel bestuur', definition: null },
    DIV: { name: 'Verscheidenheid van netwerken rond belangen', definition: null },
    EXA: { name: 'Vorming en coördinatie door een instantie van buiten', definition: null },
    DSP: { name: 'Geografische spreiding', definition: null },
    FAM: { name: 'Familiebedrijven met dominante ondernemers', definition: null },
    CIT: { name: 'Digitale systemen als verbindende infrastructuur', definition: null },
    COH: { name: 'Samenhang', definition: null },
    CLB: { name: 'Gezamenlijk strategisch leren', definition: null },
  },
  indicators: {
    'E-IG1':
      'Berichten over markt of technologie die het bedrijf vastlegde of als gelezen bevestigde, per hoofd en jaar',
    'E-IG2':
      'Aandeel van de kwartalen waarin het bedrijf minstens één notitie over markt of behoefte vastlegde',
    'E-KA1':
      'Deelnames aan opleidingen (elke persoon elke keer geteld) per hoofd en jaar, formele bijeenkomsten',
    'E-KA2': 'Vastgelegde gevallen van leren op de werkplek of begeleiding, per hoofd en jaar',
    'E-CD1':
      'Aandeel van het personeel met minstens één geldig getuigschrift, kracht van de bewijsstukken B of beter',
    'E-CD2': 'Uitgevoerde beoordelingen van competenties, per hoofd en jaar',
    'E-CD3':
      'Aandeel van het personeel in functies waarvan het profiel binnen 18 maanden is bekeken',
    'E-EMB1': 'Verschillende partnerbedrijven met een vastgelegde uitwisseling in 12 maanden',
    'E-EXT1': 'Aandeel van de deelnames aan opleidingen bij een aanbieder buiten het bedrijf',
    'E-CRI1':
      'Aandeel van de deelnames aan opleidingen die minder dan 14 dagen vooraf zijn geboekt (crisis)',
    'E-DOM1':
      'Grootste aandeel van één persoon in de beslissingen over leren (gemelde behoeften, goedgekeurde plannen)',
  },
  facts: {
    'FACT-HEADS':
      'Hoeveel mensen werken er in het bedrijf, de eigenaars meegeteld (in voltijdbanen)?',
    'FACT-YEAR': 'In welk jaar is het bedrijf opgericht?',
    'FACT-FAMILY': 'Is het bedrijf eigendom van een familie of wordt het door een familie geleid?',
    'FACT-ROLE':
      'Vanuit welke positie antwoord je? (eigenaar of leiding / ploegleider / werknemer / ondernemingsraad)',
  },
};
