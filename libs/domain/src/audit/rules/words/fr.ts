import type { RuleWords } from '../rule-text.js';
import { frFirmRules } from './fr-firm-rules.js';
import { frHubRules } from './fr-hub-rules.js';

/** Recommendations and statements in French. */
export const fr: RuleWords = {
  rules: { ...frFirmRules, ...frHubRules },
  statements: {
    S1: 'Cet audit décrit des pratiques d’apprentissage. Il ne mesure pas le succès et ne le prédit pas.',
    S2: 'La recherche à l’origine de cet outil n’a trouvé aucune association claire entre apprentissage collaboratif et succès des clusters.',
    S3: 'Partager un lieu, une culture ou une institution ne montre pas que les entreprises, ou le cluster, apprennent comme organisations.',
    S4: 'Il n’y a pas de modèle unique de cluster. Les types sont des descriptions et n’ont pas d’ordre de mérite.',
    S5: 'Aucun registre d’apprentissage stratégique commun n’a été trouvé. La recherche en a trouvé peu de preuves dans les clusters en général.',
    S6: 'Une seule personne a répondu. L’image est son point de vue ; un audit ultérieur avec une seule personne ne peut pas montrer de changement.',
    S7: 'Le questionnaire est nouveau et n’a pas été validé auprès d’entreprises réelles.',
    S8: 'Le type est une probabilité, montrée avec le deuxième plus probable ; il peut changer avec plus de réponses.',
  },
};
