import type { RuleText } from '../rule-text.js';

/** Recommendations to firms in Spanish. */
export const esFirmRules: Readonly<Record<string, RuleText>> = {
  R01: {
    title: 'Hacer sitio al aprendizaje antes de pedir planes',
    formal:
      'Todavía sin catálogo de cursos: como mucho un curso breve que elimine la emergencia más frecuente, pagado del fondo común.',
    informal:
      'Diez minutos después de cada trabajo terminado: qué fue mal, qué haremos de otra manera (una línea en el cuaderno).',
    network:
      'Un responsable del hub viene cada mes y trae apoyo común: personal sustituto, administración compartida, un formador compartido.',
    why: 'Una empresa que atiende emergencias no tiene ni tiempo ni margen para la formación planificada. El apoyo tiene que venir primero y compartirse.',
    caution: null,
  },
  R02: {
    title: 'Dejar que el personal elija una necesidad de aprendizaje al mes',
    formal: 'Nada.',
    informal:
      'Propietario y personal se reúnen cada mes; el personal elige una necesidad; el propietario puede vetarla, diciendo el motivo.',
    network: 'Visitar una empresa del mismo tamaño en la que participe el personal.',
    why: 'Las decisiones dependen de una sola persona dominante. Una parte pequeña y regular de la decisión es el primer paso menos costoso.',
    caution: null,
  },
  R03: {
    title: 'Hacer visible el saber hacer de la casa, y abrir una ventana hacia fuera',
    formal:
      'Escribir perfiles de los puestos clave; evaluar las competencias que transmiten los tutores y reconocerlas con una credencial.',
    informal: 'Poner con cada tutor a dos personas que aprenden en lugar de una.',
    network: 'Un intercambio planificado con otra empresa del hub cada semestre.',
    why: 'Se aprende en casa con tutoría, formación en el puesto y contratación dirigida, y la empresa está apartada de otras. Lo que sabe ni se ve ni se renueva.',
    caution: null,
  },
  R04: {
    title: 'Convertir los cursos en práctica compartida, y las redes en costumbre',
    formal:
      'Mantener la formación continua; enviar a dos personas a cada curso y fijar una tarea de aplicación con fecha.',
    informal:
      'Quienes hicieron un curso lo muestran a los demás en un plazo de dos semanas; un evaluador observa la tarea.',
    network: 'Sustituir el uso de redes caso por caso por un grupo de trabajo permanente.',
    why: 'Las competencias vienen de proveedores externos y las redes se usan según la ocasión. El riesgo es que lo aprendido se quede en quien asistió.',
    caution: null,
  },
  R05: {
    title: 'Usar la red que existe, y anotar un poco',
    formal:
      'Un solo registro ligero: el cuaderno de mercado compartido. Una competencia por trimestre evaluada y reconocida con una credencial.',
    informal:
      'Círculos de competencia dirigidos por iguales dentro de la red comunitaria que existe.',
    network: 'El hub se une a reuniones que ya existen y no crea ninguna nueva.',
    why: 'Noticias y saber hacer corren por lazos de la comunidad y de la familia, pero el aprendizaje organizativo es limitado.',
    caution: null,
  },
  R06: {
    title: 'Ampliar lo que mira la empresa',
    formal:
      'Fechas fijas para una observación del mercado y de la tecnología, compartida a través del hub.',
    informal: 'Mantener los contactos informales; hacer a cada visitante dos preguntas fijas.',
    network: 'Ofrecer los evaluadores propios a otras empresas.',
    why: 'El desarrollo de competencias es formal, pero lo estratégico se limita en gran parte a la recogida informal de información.',
    caution: null,
  },
  R07: {
    title: 'Ningún consejo según el tipo',
    formal: 'Nada según el tipo; véanse el equilibrio y las carencias.',
    informal: 'Nada según el tipo.',
    network: 'Preguntar a más personas de la empresa, o repetir tras seis meses de registros.',
    why: 'Las respuestas no señalan un solo tipo. Nombrar uno sería adivinar.',
    caution: null,
  },
  R08: {
    title: 'Empresa arraigada: averiguar cómo se desarrollan las competencias',
    formal:
      'Pedir los registros de comparaciones de competencias y de evaluaciones; si no los hay, empezar con una competencia por trimestre.',
    informal: 'Usar la red que existe.',
    network: 'El hub se une a reuniones que ya existen y no crea ninguna nueva.',
    why: 'Los lazos estrechos con otras empresas están claros. No está claro si las competencias se desarrollan con prácticas formales o informales.',
    caution: null,
  },
  R10: {
    title: 'Reforzar la recogida de información',
    formal:
      'Observación conjunta del mercado a cargo del hub, con un resumen trimestral para el oficio.',
    informal: 'Una ronda semanal de diez minutos: ¿qué se ha oído de los clientes?',
    network: 'Leer y comentar dos avisos al mes en el hub.',
    why: 'La recogida de información es el más débil de los tres niveles.',
    caution: null,
  },
  R11: {
    title: 'Reforzar la adquisición de conocimientos',
    formal: 'Un curso con un programa fijado para las dos tareas más usadas.',
    informal: 'Un tutor para cada recién llegado.',
    network: 'Tomar prestada por un día a una persona con experiencia de otra empresa.',
    why: 'La adquisición de conocimientos es el más débil de los tres niveles.',
    caution: null,
  },
  R12: {
    title: 'Convertir lo que se sabe en competencia',
    formal:
      'Comparar una vez al año las competencias que hay con las necesarias. Evaluar las aprendidas en el trabajo y reconocerlas con una credencial.',
    informal: 'Hablar de los trabajos terminados; dejar que las personas se sustituyan entre sí.',
    network: 'Entre dos empresas, evaluar cada una al personal de la otra.',
    why: 'La consolidación de competencias es el más débil de los tres niveles.',
    caution: null,
  },
  R13: {
    title: 'En equilibrio, pero poco de cada uno',
    formal: 'Un pequeño paso formal.',
    informal: 'Una costumbre regular en cada nivel.',
    network: 'Apoyo común del hub.',
    why: 'Los tres niveles están igualados, pero todos son bajos: el equilibrio por sí solo no es un logro.',
    caution: null,
  },
  R14: {
    title: 'No se pudo determinar el equilibrio',
    formal: 'Nada.',
    informal: 'Mostrar la imagen con su intervalo; pedir que respondan más personas.',
    network: 'Nada.',
    why: 'El intervalo contiene todavía tanto una empresa en equilibrio como una en desequilibrio.',
    caution: null,
  },
  R15: {
    title: 'Añadir una parte formal donde el aprendizaje es casi todo informal',
    formal: 'Para el nivel indicado: una práctica escrita o con fechas.',
    informal: 'Mantener lo que funciona.',
    network: 'Tomar prestada una plantilla del hub.',
    why: 'En este nivel la práctica formal es menos del 30 % del total.',
    caution:
      'El aprendizaje informal no vale menos; el objetivo es un soporte que quede cuando una persona se va.',
  },
  R16: {
    title: 'Añadir una parte informal donde el aprendizaje es casi todo formal',
    formal: 'Mantener lo que funciona.',
    informal:
      'Para el nivel indicado: observar a un compañero en su trabajo, hablar después del trabajo, visitas de intercambio.',
    network: 'Círculo entre iguales.',
    why: 'En este nivel la práctica formal es más del 70 % del total.',
    caution: null,
  },
  R17: {
    title: 'Demasiado poca práctica para un equilibrio',
    formal: 'Un pequeño paso formal.',
    informal: 'Una costumbre regular: hablar de los trabajos terminados.',
    network: 'Apoyo común del hub.',
    why: 'La práctica es tan escasa en todos los niveles que sus proporciones no significan nada.',
    caution: null,
  },
  R20: {
    title: 'Falta la competencia de marketing',
    formal:
      'Asesoría de marketing compartida: precios, ofertas, promoción digital, estudio de los clientes.',
    informal: 'Asistir a conversaciones con clientes en una empresa que vende bien.',
    network: 'Compartir entre empresas a un especialista de marketing a tiempo parcial.',
    why: 'La cobertura verificada de marketing no alcanza lo que se necesita.',
    caution: null,
  },
  R21: {
    title: 'Demasiado pocas personas pueden ocupar más de un puesto',
    formal: 'Evaluar a personas concretas para un segundo puesto y reconocerlo con una credencial.',
    informal: 'Plan de rotación: media jornada a la semana en el segundo puesto.',
    network: 'Intercambio de personal entre empresas con puestos que se corresponden.',
    why: 'Menos de un tercio de las personas cubre dos puestos, o menos de la mitad de los puestos tiene sustituto.',
    caution: null,
  },
  R22: {
    title: 'Evaluar antes de formar',
    formal:
      'Reservar evaluaciones para quienes presentaron una solicitud; decidir después sobre la formación.',
    informal: 'Reunir ahora muestras de trabajo y notas de testigos.',
    network: 'Recurrir a un evaluador de otra empresa.',
    why: 'La carencia desaparece si se cuentan las solicitudes aún no evaluadas: faltan las evidencias, quizá no la competencia.',
    caution: null,
  },
  R23: {
    title: 'Otra empresa del hub puede ayudar',
    formal: 'Acuerdo escrito de intercambio con horas y seguro.',
    informal: 'Visita o cesión temporal con un fin de aprendizaje.',
    network: 'El hub pone en contacto y registra el intercambio.',
    why: 'Otra empresa tiene más cobertura de la que necesita y ha aceptado compartirla.',
    caution: null,
  },
  R24: {
    title: 'Formarse juntas',
    formal: 'Curso conjunto elegido dentro del presupuesto común.',
    informal: 'Parejas de aprendizaje entre empresas después del curso.',
    network: 'El hub organiza y emite las credenciales después de la evaluación.',
    why: 'Ninguna empresa puede cubrir sola la carencia; el curso conjunto es el mejor uso del presupuesto común.',
    caution: null,
  },
  R25: {
    title: 'El trabajo depende de una sola persona',
    formal: 'Emitir una credencial a una segunda persona en un plazo de seis meses.',
    informal: 'Acompañamiento en el trabajo con una lista de comprobación.',
    network: 'Acordar una cobertura de emergencia con una empresa asociada.',
    why: 'Si se fuera una persona concreta que ocupa un puesto, la cobertura requerida ya no se alcanzaría.',
    caution: 'Se muestra solo a la empresa; nunca al registro; no debe usarse contra la persona.',
  },
  R26: {
    title: 'Hacer de la evaluación de competencias una costumbre',
    formal:
      'Formar en cada empresa a una persona que sepa revisar competencias, o compartir una en el hub.',
    informal: 'Quienes dirigen dejan que se miren primero sus propias competencias.',
    network: 'Reunión de todos los evaluadores del hub para acordar criterios, dos veces al año.',
    why: 'Las competencias se revisan pocas veces, o se teme la revisión.',
    caution: null,
  },
  R40: {
    title: 'Hablar primero: algunas respuestas no encajan entre sí',
    formal: 'Nada antes de la conversación.',
    informal:
      'Una conversación moderada con entre tres y cinco personas sobre los puntos indicados.',
    network: 'Nada.',
    why: 'Hay respuestas que se contradicen entre sí o que contradicen los registros.',
    caution: null,
  },
};
