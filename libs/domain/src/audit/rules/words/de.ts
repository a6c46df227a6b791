import type { RuleWords } from '../rule-text.js';
import { deFirmRules } from './de-firm-rules.js';
import { deHubRules } from './de-hub-rules.js';

/** Recommendations and statements in German. */
export const de: RuleWords = {
  rules: { ...deFirmRules, ...deHubRules },
  statements: {
    S1: 'Dieses Audit beschreibt die Praxis des Lernens. Es misst keinen Erfolg, und es sagt keinen voraus.',
    S2: 'Die Forschung hinter diesem Toolkit fand keinen klaren Zusammenhang zwischen gemeinsamem Lernen und dem Erfolg von Clustern.',
    S3: 'Dass Betriebe Ort, Kultur oder Institution teilen, zeigt nicht, dass sie oder der Cluster als Organisationen lernen.',
    S4: 'Es gibt nicht das eine Clustermodell. Die Typen sind Beschreibungen und haben keine Rangfolge.',
    S5: 'Es wurde keine Aufzeichnung gemeinsamen strategischen Lernens gefunden. Die Forschung fand in Clustern allgemein wenig Belege dafür.',
    S6: 'Eine Person hat geantwortet. Das Bild ist die Sicht dieser Person; ein späteres Audit mit einer Person kann keine Änderung zeigen.',
    S7: 'Der Fragebogen ist neu und wurde nicht mit wirklichen Betrieben validiert.',
    S8: 'Der Typ ist eine Wahrscheinlichkeit und wird mit dem zweitplatzierten gezeigt; er kann sich mit mehr Antworten ändern.',
  },
};
