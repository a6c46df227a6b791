import type {
  BalanceWords,
  ChangeWords,
  ClusterWords,
  FactWords,
  GapWords,
  PoolWords,
  SettleWords,
  SureWords,
  TypeWords,
} from '../report-words.js';

/** Spanish sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice':
      'La práctica es tan escasa en los tres niveles que un equilibrio no dice nada.',
    'strong-imbalance': 'Los tres niveles de aprendizaje están en fuerte desequilibrio.',
    imbalance: 'Los tres niveles de aprendizaje están en desequilibrio.',
    balanced: 'Los tres niveles de aprendizaje están en equilibrio.',
    'balanced-at-low-level':
      'Los tres niveles de aprendizaje están en equilibrio, pero hay poco de cada uno.',
    'not-determined': 'No está determinado si los tres niveles de aprendizaje están en equilibrio.',
  },
  againstNorm: 'Frente al centro de las otras empresas: {verdict}',
  noData: 'Hay demasiado pocas respuestas para una imagen del equilibrio.',
  ratio:
    '{level} es aproximadamente {ratio} de los otros dos niveles (intervalo del 90 %: {low} a {high}).',
  times:
    '{level} es unas {ratio} veces los otros dos niveles (intervalo del 90 %: {low} a {high}).',
  weakest: '{level} es el nivel más débil, con una probabilidad de {share}.',
  noWeakest: 'No está determinado qué nivel es el más débil.',
  total: 'De la práctica plena se da el {total} (intervalo del 90 %: {low} a {high}).',
  matters: 'La probabilidad de un desequilibrio que importa es {p}.',
  strong: 'La probabilidad de un fuerte desequilibrio es {p}.',
  limits: 'Un desequilibrio importa si un nivel es dos tercios de los otros. A la mitad es fuerte.',
  cloud: 'La nube muestra dónde puede estar la empresa: está dentro con probabilidad del 90 %.',
  formal: '{level}: el {share} de la práctica es formal.',
};

/** Spanish sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'Qué lo aclararía',
  respondents: 'Que respondan más personas: al menos tres, de trabajos distintos.',
  records: 'Seis meses de registros en el hub serían una segunda fuente.',
  conflict: 'Respuestas y registros difieren. Háblalo con quienes conocen el trabajo.',
  later: 'Otro año de registros, o más respuestas, pueden aclararlo.',
};

/** Spanish sentences on the type. */
export const type: TypeWords = {
  outcome: 'La empresa se parece más a «{type}», con una probabilidad de {p}.',
  clusterOutcome: 'El clúster se parece más a «{type}», con una probabilidad de {p}.',
  runnerUp: 'En segundo lugar está «{type}» con {p}.',
  none: 'Que ninguno de los tipos descritos encaje tiene una probabilidad de {p}.',
  unclear: 'No está determinado a qué tipo se parece la empresa.',
  clusterUnclear: 'No está determinado a qué tipo se parece el clúster.',
  embedded: 'La empresa tiene lazos estrechos. Cuál de los dos tipos arraigados es queda abierto.',
  likeliest: 'El más probable es «{type}» con {p}, que no basta para nombrarlo.',
  tooFew: 'Menos de la mitad de los puntos necesarios tienen respuesta.',
  fitsNone: 'Las respuestas no encajan con ninguno de los tipos descritos.',
  between: 'Dos posibilidades están cerca: «{a}» y «{b}».',
  lacks: 'Lo que hace al tipo «{type}» no está: {feature}.',
  merit: 'Los tipos describen. No tienen orden de mérito.',
  driver: '{feature} ({value})',
  nothingFor: 'Nada habla claramente a favor.',
  nothingAgainst: 'Nada habla claramente en contra.',
};

/** Spanish sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'Se basa en las respuestas de una persona, de {all} que respondieron.',
  used: 'Se basa en las respuestas de {n} personas, de {all} que respondieron.',
  flags: {
    'too-few-answers': 'Excluidas porque se respondieron demasiado pocas preguntas: {n}.',
    'straight-line': 'Excluidas porque casi todas las respuestas eran iguales: {n}.',
    inconsistent: 'Conservadas, aunque algunas respuestas se contradicen: {n}.',
  },
  mostlyAlike: 'Las personas ven la mayoría de las cosas de forma parecida.',
  alike: 'Las personas ven esto de forma parecida: {list}.',
  differently: 'Las personas ven esto de forma distinta: {list}.',
  agreementLater: 'El parecido entre personas se muestra a partir de tres respuestas.',
  doNotKnow: '«No lo sé» fue una respuesta frecuente sobre {construct}: {share}.',
  recordsUsed: 'Además de las respuestas se usaron los registros del hub.',
  notes: {
    'nobody-answered': 'Nadie ha respondido, así que no hay imagen.',
    'no-answer-counts': 'Ninguna respuesta pudo usarse, así que no hay imagen.',
    'one-respondent': 'Respondió una persona: la imagen es su punto de vista.',
    'some-answers-left-out': 'Algunas respuestas se excluyeron; el motivo está junto a su número.',
    'headcount-unknown': 'No se sabe cuántas personas trabajan en la empresa.',
    'more-respondents-than-heads':
      'Respondieron más personas de las que trabajan en la empresa según sus datos.',
    'age-unknown': 'No se sabe qué edad tiene la empresa.',
    'no-records': 'El hub no tiene registros; la imagen se basa solo en respuestas.',
    'records-too-young': 'Los registros del hub aún no cuentan: abarcan menos de seis meses.',
  },
  contradictions: {
    X1: 'Se indican crisis y lazos estrechos. ¿Ayuda una red de socios en las emergencias?',
    X2: 'Se indican crisis y trabajo formal con competencias. Mira los dos últimos planes.',
    X3: 'Se aprende dentro como en una empresa mayor, pero la empresa es muy pequeña.',
    X4: 'Se indican a la vez lazos profundos y uso de redes caso por caso.',
    X5: 'Una persona decide casi todo, pero mirar las competencias sería costumbre de todos.',
    X6: 'Los lazos locales son fuertes y se aprende mucho: poco habitual en este tipo.',
  },
  claimsExceed:
    'Las respuestas sobre {construct} superan con claridad lo que muestran los registros.',
  recordsExceed:
    'Las respuestas sobre {construct} quedan claramente por debajo de lo que muestran los registros.',
};

/** Spanish sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence}: no hace falta.',
    'no-gap': '{competence}: cubierta.',
    'minor-gap': '{competence}: cubierta, con una carencia pequeña.',
    'possible-gap': '{competence}: quizá hay una carencia.',
    gap: '{competence}: hay una carencia.',
    'major-gap': '{competence}: hay una carencia grande, y es importante.',
    'evidence-gap': '{competence}: evaluar antes de formar.',
  },
  explained: '{competence}: las solicitudes presentadas explicarían el {share} de lo que falta.',
  nobodyNow: 'Sin cubrir ya ahora: {list}.',
  onePerson: 'El trabajo depende de una sola persona: {list}.',
  morePeople: 'Si se fueran {n} personas, se perdería la cobertura: {list}.',
  multiJob: 'De las personas, el {share} puede ocupar dos puestos o más.',
  backup: 'De los puestos, el {share} tiene quien sustituya.',
  rolesPerPerson: 'De media, una persona puede ocupar {n} puestos.',
  nobodyFor: 'Nadie tiene competencias verificadas para: {list}.',
  marketingMissing:
    'Toda empresa pequeña necesita marketing; aquí la cobertura verificada no alcanza.',
  marketingCovered: 'El marketing está cubierto.',
  notes: {
    'no-demand': 'No hay necesidades registradas, así que no puede verse una carencia.',
    'no-people': 'No hay personas registradas, así que la cobertura no puede calcularse.',
    'nothing-on-record':
      'Aquí no hay nada registrado de nadie. Evalúe primero; una carencia solo muestra que nadie fue evaluado.',
    'few-on-record':
      'Menos de la mitad de las personas tiene competencias registradas; algunas carencias pueden ser solo evaluaciones que faltan.',
    'role-without-people': 'En algunos puestos no hay nadie registrado.',
    'marketing-waived': 'El marketing no cuenta: la empresa dio un motivo.',
    'marketing-not-assessable':
      'Toda empresa pequeña necesita fijar precios y hacer ofertas; el hub aún no tiene un estándar.',
  },
  none: 'No se encontró ninguna carencia entre las competencias necesarias.',
  learned:
    'Cuánto cuenta una evidencia se aprendió de {n} nuevas evaluaciones de otros evaluadores de este hub.',
  keyPersonsStay: 'Esta parte es solo para la empresa. No debe usarse contra nadie.',
};

/** Spanish sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} puede ayudar a {to} con {competence}: {units}.',
  courses: 'Cursos conjuntos: {n}, por {cost} en total.',
  noMatch: 'Ninguna empresa que comparte tiene más cobertura de la que necesita.',
  noCourse: 'Ningún curso conjunto encaja con las necesidades y el presupuesto.',
  exact: 'Ninguna otra elección dentro del presupuesto sirve más a las necesidades.',
  good: 'Es una buena elección dentro del presupuesto; otra quizá sirva más a las necesidades.',
  left: 'Aún abierto tras la ayuda entre empresas: {units} personas.',
  consent: 'Las empresas se emparejan por números. Una persona se nombra solo si consiente.',
};

/** Spanish sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'La planificación conjunta de competencias se menciona y consta en registros.',
    'claimed-not-evidenced':
      'La planificación conjunta de competencias se menciona, pero no consta en registros.',
    'not-evidenced':
      'La planificación conjunta de competencias ni se menciona ni consta en registros.',
    'not-determined': 'No está determinado si las empresas planifican juntas las competencias.',
    'not-assessed': 'No se preguntó si las empresas planifican juntas las competencias.',
  },
  jointPlans: 'Planes conjuntos con revisión posterior en los registros: {n}.',
  collectiveProbability: 'La probabilidad de que planificar juntas sea costumbre es {p}.',
  informants: 'Personas que respondieron sobre el clúster: {n}.',
  firms: 'Empresas en la imagen: {n}.',
  held: 'Retenido: menos de cinco empresas, o una pesa demasiado.',
  withheld: {
    'too-few-firms': 'Retenido: las cifras sobre empresas se muestran a partir de cinco empresas.',
    'one-firm-dominates': 'Retenido: una sola empresa pesa demasiado.',
    'too-small-a-change': 'Retenido: desde las últimas cifras cambiaron solo una o dos empresas.',
  },
  noInterval: 'Un intervalo se muestra a partir de ocho empresas.',
  centre: 'En el centro de las empresas: {ig} recogida, {ka} adquisición, {cd} desarrollo.',
  resembles: '{type}: {n}',
};

/** Spanish sentences on change. */
export const change: ChangeWords = {
  title: 'Desde la última vez',
  outcomes: {
    rise: 'Desde la última auditoría hay más: {construct}.',
    fall: 'Desde la última auditoría hay menos: {construct}.',
    'no-relevant-change': 'Desde la última auditoría no cambió nada que importe: {construct}.',
    'not-determined': 'No está determinado si cambió desde la última auditoría: {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'No hay una auditoría anterior con la que comparar.',
    'too-soon': 'Entre las dos auditorías hay menos de nueve meses.',
    'other-instrument': 'Las preguntas cambiaron desde la última auditoría.',
    'one-respondent': 'Con una persona cada vez casi nunca puede mostrarse un cambio.',
    'overlap-unknown':
      'No se sabe quién respondió ambas veces; un cambio se afirma con más cautela.',
    'no-data': 'Una de las dos auditorías tiene demasiado pocas respuestas.',
  },
};

/** Spanish words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Tipo: {type}.',
  weakest: 'Nivel más débil: {level}.',
  score: '{construct}: {value}.',
  marketing: 'Marketing: {verdict}.',
  evidenceGaps: 'Competencias que evaluar primero: {n}.',
  fillableByPartner: 'Carencias que otra empresa podría cubrir: {n}.',
  jointTraining: 'Carencias para las que se elige un curso conjunto: {n}.',
  keyPersonRisks: 'Competencias que dependen de una persona: {n}.',
  unmappedStandards: 'Competencias sin estándar europeo: {n}.',
  contradictions: 'Hallazgos que no encajan entre sí: {n}.',
};
