import type { InstrumentWords } from '../instrument-types.js';
import { esItems } from './es-items.js';

/** The words of the instrument in Spanish: translated, not yet validated. */
export const es: InstrumentWords = {
  items: esItems,
  scales: {
    P5: {
      stem: 'Piensa en los últimos 12 meses en tu empresa:',
      options: [
        'Aquí esto no ocurre',
        'Ocurrió una vez, o por casualidad',
        'De vez en cuando, para algunas de las personas o trabajos a los que afecta',
        'De forma regular, para la mayoría de las personas o trabajos a los que afecta',
        'Aquí es costumbre, para todos aquellos a los que afecta',
      ],
      missing: {
        DK: 'No lo sé',
        NA: 'No corresponde a nuestro tipo de empresa',
        REF: 'Prefiero no decirlo',
      },
    },
    T5: {
      stem: '¿Hasta qué punto describe esto tu empresa hoy?',
      options: ['Nada', 'Un poco', 'En parte', 'En gran parte', 'Del todo'],
      missing: {
        DK: 'No lo sé',
        NA: 'No corresponde a nuestro tipo de empresa',
        REF: 'Prefiero no decirlo',
      },
    },
    C5: {
      stem: '¿Hasta qué punto describe esto tu clúster hoy?',
      options: ['Nada', 'Un poco', 'En parte', 'En gran parte', 'Del todo'],
      missing: { DK: 'No lo sé', NA: 'No corresponde', REF: 'Prefiero no decirlo' },
    },
  },
  constructs: {
    IG: {
      name: 'Recogida de información',
      definition:
        'Observar, recoger y gestionar información para que la empresa siga al tanto de los cambios en sus mercados.',
    },
    KA: {
      name: 'Adquisición de conocimientos',
      definition:
        'Definir y adquirir las competencias, el saber hacer y la información estratégica que hacen falta en el trabajo diario.',
    },
    CD: {
      name: 'Consolidación y desarrollo de competencias',
      definition:
        'Convertir información y conocimientos en aprendizaje duradero: encontrar carencias de competencias, formar, colaborar.',
    },
    IGI: { name: 'Recogida de información, informal', definition: null },
    IGF: { name: 'Recogida de información, formal', definition: null },
    KAI: { name: 'Adquisición de conocimientos, informal', definition: null },
    KAF: { name: 'Adquisición de conocimientos, formal', definition: null },
    CDI: { name: 'Desarrollo de competencias, informal', definition: null },
    CDF: { name: 'Desarrollo de competencias, formal', definition: null },
    CRI: {
      name: 'Actuar solo en caso de crisis',
      definition:
        'Alto: las competencias se tratan solo cuando llega una crisis o una ocasión. Bajo: de forma sistemática y antes de que hagan falta.',
    },
    DOM: {
      name: 'Decisiones en manos de una persona',
      definition: 'Alto: decide una sola personalidad dominante. Bajo: el personal participa.',
    },
    EMB: {
      name: 'Relaciones con otras empresas (arraigo)',
      definition: 'Hasta qué punto la empresa está unida a otras por relaciones de trabajo.',
    },
    COM: {
      name: 'Redes de la comunidad y familiares',
      definition:
        'Hasta qué punto el aprendizaje pasa por lazos de la comunidad, informales y familiares.',
    },
    NUO: {
      name: 'Redes usadas según la ocasión',
      definition: 'Redes usadas caso por caso para una ganancia directa.',
    },
    EXT: {
      name: 'Fuentes externas de saber experto',
      definition:
        'Base de competencias creada con cursos, proveedores especializados y expertos externos.',
    },
    INT: {
      name: 'Fuentes internas de saber experto',
      definition:
        'Base de competencias creada con tutoría, formación en el puesto, práctica interna y contratación dirigida.',
    },
    SEC: {
      name: 'Costumbre de revisar las competencias',
      definition: 'Las competencias se conocen, se revisan, y la revisión lleva a recibir apoyo.',
    },
    MKT: {
      name: 'Marketing (tal como se ve)',
      definition: 'Se contrasta con la carencia de marketing calculada.',
    },
    MJS: {
      name: 'Saber hacer varios trabajos (tal como se ve)',
      definition: 'Se contrasta con el índice calculado de quienes pueden hacer varios trabajos.',
    },
    ICT: {
      name: 'Apoyo digital al aprendizaje',
      definition:
        'Medios digitales usados para compartir conocimientos y llevar registros de competencias.',
    },
    HIS: { name: 'Historia y cultura comunes', definition: null },
    COL: { name: 'Colaboración entre empresas parecidas', definition: null },
    SEG: { name: 'División entre productores y proveedores', definition: null },
    CEN: { name: 'Figura, asociación o base de servicios central', definition: null },
    GOV: { name: 'Grado de formalidad de la dirección del clúster', definition: null },
    DIV: { name: 'Variedad de las redes basadas en intereses', definition: null },
    EXA: { name: 'Creación y coordinación por una agencia externa', definition: null },
    DSP: { name: 'Dispersión geográfica', definition: null },
    FAM: { name: 'Empresas familiares con empresarios dominantes', definition: null },
    CIT: { name: 'Sistemas digitales como unión', definition: null },
    COH: { name: 'Cohesión', definition: null },
    CLB: { name: 'Planificar juntas las competencias', definition: null },
  },
  indicators: {
    'E-IG1':
      'Avisos de mercado o de tecnología anotados por la empresa o confirmados como leídos, por persona y año',
    'E-IG2':
      'Parte de los trimestres en que la empresa registró al menos una nota sobre el mercado o las necesidades',
    'E-KA1':
      'Asistencias a formación (personas por actividad) por persona y año, actividades formales',
    'E-KA2': 'Episodios registrados de aprendizaje en el trabajo o de tutoría, por persona y año',
    'E-CD1':
      'Parte del personal con al menos una credencial válida, con evidencias de grado B o mejor',
    'E-CD2': 'Evaluaciones de competencia realizadas por persona y año',
    'E-CD3': 'Parte del personal en puestos cuyo perfil se revisó en los últimos 18 meses',
    'E-EMB1': 'Empresas asociadas distintas con un intercambio registrado en 12 meses',
    'E-EXT1': 'Parte de las asistencias a formación con un proveedor ajeno a la empresa',
    'E-CRI1': 'Parte de las asistencias a formación reservadas menos de 14 días antes (crisis)',
    'E-DOM1':
      'Mayor parte de las decisiones sobre aprendizaje (necesidades planteadas, planes aprobados) tomada por una sola persona',
  },
  facts: {
    'FACT-HEADS':
      '¿Cuántas personas trabajan en la empresa, incluidos los propietarios (en equivalentes a jornada completa)?',
    'FACT-YEAR': '¿En qué año se fundó la empresa?',
    'FACT-FAMILY': '¿Es la empresa propiedad de una familia o la dirige una familia?',
    'FACT-ROLE':
      '¿Desde qué posición respondes? (propietario o gerente / encargado / empleado / comité de empresa)',
  },
};
