import type { RuleWords } from '../rule-text.js';
import { itFirmRules } from './it-firm-rules.js';
import { itHubRules } from './it-hub-rules.js';

/** Recommendations and statements in Italian. */
export const it: RuleWords = {
  rules: { ...itFirmRules, ...itHubRules },
  statements: {
    S1: 'Questo audit descrive le pratiche di apprendimento. Non misura il successo e non lo predice.',
    S2: 'La ricerca su cui si basa questo strumento non ha trovato un’associazione chiara tra apprendimento collaborativo e successo dei cluster.',
    S3: 'Che le imprese condividano un luogo, una cultura o un’istituzione non mostra che esse, o il cluster, imparino come organizzazioni.',
    S4: 'Non c’è un unico modello di cluster. I tipi sono descrizioni e non hanno un ordine di merito.',
    S5: 'Non è stata trovata alcuna registrazione di apprendimento strategico comune. La ricerca ne ha trovato poche prove nei cluster in generale.',
    S6: 'Ha risposto una sola persona. Il quadro è il suo punto di vista; un audit successivo con una sola persona non può mostrare un cambiamento.',
    S7: 'Il questionario è nuovo e non è stato validato con imprese reali.',
    S8: 'Il tipo è una probabilità, mostrata insieme al secondo più probabile; può cambiare con più risposte.',
  },
};
