import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in Spanish. */
export const esHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Relacionar los estándares locales con los europeos',
    formal: 'Proponer la correspondencia al registro.',
    informal: 'Pedir a quienes ejercen el oficio que escriban las descripciones.',
    network: 'Comparar con los hubs vecinos.',
    why: 'Algunas competencias requeridas se basan en un estándar local sin correspondencia europea: las credenciales no valdrán en otros lugares.',
    caution: null,
  },
  R30: {
    title: 'Trabajar a través de la confianza que existe',
    formal: 'Un estándar común ligero, pocos comités.',
    informal: 'Círculos entre iguales de empresas parecidas.',
    network: 'Mantener flexible la dirección.',
    why: 'La colaboración entre empresas parecidas existe y la dirección es flexible.',
    caution: null,
  },
  R31: {
    title: 'Trabajar a través del organismo central, a lo largo de la cadena de suministro',
    formal:
      'Estándares según la posición en la cadena; el organismo central acoge las evaluaciones.',
    informal: 'Visitas de aprendizaje entre productores y proveedores.',
    network: 'Cuidar de que los pequeños proveedores tengan voz.',
    why: 'Los tratos están marcados por las diferencias entre productores y proveedores en torno a un centro.',
    caution: null,
  },
  R32: {
    title: 'Ofrecer módulos a varios grupos',
    formal: 'Estándares modulares que puedan adoptar grupos distintos.',
    informal: 'Equipos de proyecto entre grupos distintos.',
    network: 'Usar las asociaciones profesionales como vehículo.',
    why: 'Las redes son variadas y se basan en intereses.',
    caution: null,
  },
  R33: {
    title: 'Traspasar paso a paso',
    formal: 'Pasar el trabajo de los evaluadores de la agencia a las empresas, con fechas.',
    informal: 'Dejar que las empresas fijen el orden del día de una reunión de cada dos.',
    network: 'Planificar el fin de la financiación.',
    why: 'El clúster está coordinado por una agencia ajena a la comunidad.',
    caution: null,
  },
  R34: {
    title: 'Evaluar a distancia, reunirse con un propósito',
    formal: 'Reglas para la evaluación a distancia, segundo evaluador en el lugar.',
    informal:
      'Círculo de propietarios (forma familiar) o grupo de práctica en línea (forma digital).',
    network: 'Encuentro anual en persona.',
    why: 'Los miembros están dispersos, unidos por una historia familiar o por un sistema compartido.',
    caution: null,
  },
  R35: {
    title: 'Ningún consejo según el tipo de clúster',
    formal: 'Nada según el tipo.',
    informal: 'Nada según el tipo.',
    network: 'Comentar el perfil con los miembros.',
    why: 'No hay un único modelo de clúster; este no se parece lo suficiente a un tipo descrito.',
    caution: null,
  },
  R36: {
    title: 'Planificar juntas las competencias una vez, y guardar el registro',
    formal: 'Una previsión conjunta de competencias, con una decisión y una fecha.',
    informal: 'Conversación abierta sobre lo que no funcionó.',
    network: 'Invitar a los miembros que vienen pocas veces.',
    why: 'La planificación conjunta de competencias se menciona sin registros, o no existe.',
    caution: null,
  },
};
