import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in Italian. */
export const itHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Collegare gli standard locali a quelli europei',
    formal: 'Proporre la corrispondenza al registro.',
    informal: 'Chiedere a chi pratica il mestiere di scrivere le descrizioni.',
    network: 'Confrontare con gli hub vicini.',
    why: 'Alcune competenze richieste si basano su uno standard locale senza corrispondenza europea: le credenziali non varranno altrove.',
    caution: null,
  },
  R30: {
    title: 'Lavorare attraverso la fiducia che esiste',
    formal: 'Uno standard comune leggero, pochi comitati.',
    informal: 'Circoli tra pari di imprese simili.',
    network: 'Mantenere flessibile la gestione.',
    why: 'La collaborazione tra imprese simili esiste e la gestione è flessibile.',
    caution: null,
  },
  R31: {
    title: 'Lavorare attraverso l’organismo centrale, lungo la filiera',
    formal:
      'Standard secondo la posizione nella filiera; l’organismo centrale ospita le valutazioni.',
    informal: 'Visite di apprendimento tra produttori e fornitori.',
    network: 'Fare attenzione che i piccoli fornitori abbiano voce.',
    why: 'I rapporti sono segnati dalle differenze tra produttori e fornitori attorno a un centro.',
    caution: null,
  },
  R32: {
    title: 'Offrire moduli a più gruppi',
    formal: 'Standard modulari che gruppi diversi possono adottare.',
    informal: 'Squadre di progetto tra gruppi diversi.',
    network: 'Usare le associazioni professionali come tramite.',
    why: 'Le reti sono varie e basate su interessi.',
    caution: null,
  },
  R33: {
    title: 'Passare le consegne passo dopo passo',
    formal: 'Trasferire il lavoro dei valutatori dall’agenzia alle imprese, con delle date.',
    informal: 'Lasciare che le imprese fissino l’ordine del giorno di una riunione su due.',
    network: 'Pianificare la fine dei finanziamenti.',
    why: 'Il cluster è coordinato da un’agenzia esterna alla comunità.',
    caution: null,
  },
  R34: {
    title: 'Valutare a distanza, incontrarsi con uno scopo',
    formal: 'Regole per la valutazione a distanza, secondo valutatore sul posto.',
    informal: 'Circolo dei titolari (forma familiare) o gruppo di pratica online (forma digitale).',
    network: 'Incontro annuale di persona.',
    why: 'I membri sono sparsi, uniti da una storia familiare o da un sistema condiviso.',
    caution: null,
  },
  R35: {
    title: 'Nessun consiglio in base al tipo di cluster',
    formal: 'Nulla in base al tipo.',
    informal: 'Nulla in base al tipo.',
    network: 'Discutere il profilo con i membri.',
    why: 'Non c’è un unico modello di cluster; questo non corrisponde abbastanza da vicino a un tipo descritto.',
    caution: null,
  },
  R36: {
    title: 'Pianificare una volta insieme le competenze, e conservarne la registrazione',
    formal: 'Una previsione comune delle competenze, con una decisione e una data.',
    informal: 'Discussione aperta su ciò che non ha funzionato.',
    network: 'Invitare i membri che vengono di rado.',
    why: 'La pianificazione comune delle competenze è riferita senza registrazioni, oppure manca.',
    caution: null,
  },
};
