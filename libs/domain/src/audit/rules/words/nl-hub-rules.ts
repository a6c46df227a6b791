import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in Dutch. */
export const nlHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Koppel lokale standaarden aan de Europese',
    formal: 'Stel de koppeling voor aan het register.',
    informal: 'Vraag vakmensen de beschrijvingen te schrijven.',
    network: 'Vergelijk met naburige hubs.',
    why: 'Sommige vereiste competenties rusten op een lokale standaard zonder Europese koppeling: getuigschriften zullen niet verder reiken dan de eigen plaats.',
    caution: null,
  },
  R30: {
    title: 'Werk via bestaand vertrouwen',
    formal: 'Lichte gezamenlijke standaard, weinig commissies.',
    informal: 'Kringen van gelijke bedrijven.',
    network: 'Houd het bestuur flexibel.',
    why: 'Er is samenwerking tussen gelijke bedrijven en het bestuur is flexibel.',
    caution: null,
  },
  R31: {
    title: 'Werk via de centrale instantie, langs de toeleveringsketen',
    formal:
      'Standaarden naar plaats in de keten; de centrale instantie is gastheer van beoordelingen.',
    informal: 'Leerbezoeken tussen producenten en leveranciers.',
    network: 'Let erop dat kleine leveranciers een stem hebben.',
    why: 'De zaken worden gevormd door verschillen tussen producenten en leveranciers rond een centrum.',
    caution: null,
  },
  R32: {
    title: 'Bied modules aan verschillende groepen aan',
    formal: 'Modulaire standaarden die verschillende groepen kunnen overnemen.',
    informal: 'Projectteams uit verschillende groepen.',
    network: 'Gebruik beroepsverenigingen als dragers.',
    why: 'Het netwerken is gevarieerd en draait om belangen.',
    caution: null,
  },
  R33: {
    title: 'Draag stap voor stap over',
    formal: 'Breng de taken van beoordelaars met data over van de instantie naar bedrijven.',
    informal: 'Laat bedrijven de agenda van één op de twee bijeenkomsten bepalen.',
    network: 'Plan voor het einde van de financiering.',
    why: 'Het cluster wordt gecoördineerd door een instantie van buiten de gemeenschap.',
    caution: null,
  },
  R34: {
    title: 'Beoordeel op afstand, ontmoet elkaar gericht',
    formal: 'Regels voor beoordelen op afstand, tweede beoordelaar ter plaatse.',
    informal: 'Kring van eigenaars (familievorm) of online praktijkgroep (digitale vorm).',
    network: 'Jaarlijkse ontmoeting in persoon.',
    why: 'De leden zijn verspreid, verbonden door familiegeschiedenis of door een gedeeld systeem.',
    caution: null,
  },
  R35: {
    title: 'Geen advies per clustertype',
    formal: 'Niets per type.',
    informal: 'Niets per type.',
    network: 'Bespreek het profiel met de leden.',
    why: 'Er is niet één clustermodel; dit cluster past niet nauw genoeg bij een beschreven type.',
    caution: null,
  },
  R36: {
    title: 'Plan vaardigheden één keer samen en bewaar de vastlegging',
    formal: 'Eén gezamenlijke vooruitblik op vaardigheden met een besluit en een datum.',
    informal: 'Open gesprek over wat niet werkte.',
    network: 'Nodig leden uit die zelden komen.',
    why: 'Samen vaardigheden plannen wordt gemeld zonder gegevens, of ontbreekt.',
    caution: null,
  },
};
