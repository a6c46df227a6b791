import type { RuleWords } from '../rule-text.js';
import { esFirmRules } from './es-firm-rules.js';
import { esHubRules } from './es-hub-rules.js';

/** Recommendations and statements in Spanish. */
export const es: RuleWords = {
  rules: { ...esFirmRules, ...esHubRules },
  statements: {
    S1: 'Esta auditoría describe prácticas de aprendizaje. No mide el éxito ni lo predice.',
    S2: 'La investigación en que se basa esta herramienta no halló una asociación clara entre aprendizaje colaborativo y éxito del clúster.',
    S3: 'Que unas empresas compartan lugar, cultura o institución no muestra que aprendan como organizaciones, ni que lo haga el clúster.',
    S4: 'No hay un único modelo de clúster. Los tipos son descripciones y no tienen orden de mérito.',
    S5: 'No se halló ningún registro de aprendizaje estratégico conjunto. La investigación halló pocas pruebas de ello en los clústeres en general.',
    S6: 'Respondió una sola persona. La imagen es su punto de vista; una auditoría posterior con una sola persona no puede mostrar un cambio.',
    S7: 'El cuestionario es nuevo y no ha sido validado con empresas reales.',
    S8: 'El tipo es una probabilidad, que se muestra junto con el segundo más probable; puede cambiar con más respuestas.',
  },
};
