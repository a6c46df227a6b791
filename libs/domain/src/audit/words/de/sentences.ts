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

/** German sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice':
      'Auf allen drei Ebenen geschieht so wenig, dass ein Verhältnis nichts aussagt.',
    'strong-imbalance': 'Die drei Ebenen des Lernens sind stark aus dem Gleichgewicht.',
    imbalance: 'Die drei Ebenen des Lernens sind aus dem Gleichgewicht.',
    balanced: 'Die drei Ebenen des Lernens sind im Gleichgewicht.',
    'balanced-at-low-level':
      'Die drei Ebenen des Lernens sind im Gleichgewicht, aber von jeder gibt es wenig.',
    'not-determined': 'Ob die drei Ebenen des Lernens im Gleichgewicht sind, ist nicht bestimmt.',
  },
  againstNorm: 'Gegen die Mitte anderer Betriebe: {verdict}',
  noData: 'Für ein Bild des Gleichgewichts gibt es zu wenige Antworten.',
  ratio: '{level} beträgt etwa {ratio} der beiden anderen Ebenen (90-%-Bereich {low} bis {high}).',
  times:
    '{level} beträgt etwa das {ratio}-Fache der beiden anderen Ebenen (90-%-Bereich {low} bis {high}).',
  weakest: '{level} ist mit einer Wahrscheinlichkeit von {share} die schwächste Ebene.',
  noWeakest: 'Welche Ebene die schwächste ist, ist nicht bestimmt.',
  total: 'Von dem, was möglich wäre, geschieht {total} (90-%-Bereich {low} bis {high}).',
  matters: 'Die Wahrscheinlichkeit für ein Ungleichgewicht, das zählt, ist {p}.',
  strong: 'Die Wahrscheinlichkeit für ein starkes Ungleichgewicht ist {p}.',
  limits: 'Es zählt, wenn eine Ebene zwei Drittel der anderen hat. Stark ist es bei der Hälfte.',
  cloud: 'Die Wolke zeigt, wo der Betrieb liegen kann: Mit 90 % Wahrscheinlichkeit liegt er darin.',
  formal: '{level}: {share} davon geschieht formell.',
};

/** German sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'Was es klären würde',
  respondents: 'Mehr Menschen antworten: mindestens drei, aus verschiedenen Tätigkeiten.',
  records: 'Sechs Monate Aufzeichnungen beim Hub wären eine zweite Quelle.',
  conflict:
    'Antworten und Aufzeichnungen weichen ab. Sprechen Sie mit denen, die die Arbeit kennen.',
  later: 'Ein weiteres Jahr Aufzeichnungen oder mehr Antworten können es klären.',
};

/** German sentences on the type. */
export const type: TypeWords = {
  outcome: 'Der Betrieb ähnelt am meisten „{type}“, mit einer Wahrscheinlichkeit von {p}.',
  clusterOutcome: 'Der Cluster ähnelt am meisten „{type}“, mit einer Wahrscheinlichkeit von {p}.',
  runnerUp: 'An zweiter Stelle steht „{type}“ mit {p}.',
  none: 'Dass keiner der beschriebenen Typen passt, hat eine Wahrscheinlichkeit von {p}.',
  unclear: 'Welchem Typ der Betrieb ähnelt, ist nicht bestimmt.',
  clusterUnclear: 'Welchem Typ der Cluster ähnelt, ist nicht bestimmt.',
  embedded:
    'Der Betrieb ist eng verbunden. Welcher der beiden eingebetteten Typen es ist, bleibt offen.',
  likeliest: 'Am wahrscheinlichsten ist „{type}“ mit {p}; das reicht nicht für eine Aussage.',
  tooFew: 'Weniger als die Hälfte der nötigen Punkte hat Antworten.',
  fitsNone: 'Die Antworten passen zu keinem der beschriebenen Typen.',
  between: 'Zwei Möglichkeiten liegen nah beieinander: „{a}“ und „{b}“.',
  lacks: 'Was den Typ „{type}“ ausmacht, fehlt: {feature}.',
  merit: 'Typen beschreiben. Sie haben keine Rangfolge.',
  driver: '{feature} ({value})',
  nothingFor: 'Nichts spricht deutlich dafür.',
  nothingAgainst: 'Nichts spricht deutlich dagegen.',
};

/** German sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'Es beruht auf den Antworten einer Person, von {all}, die geantwortet haben.',
  used: 'Es beruht auf den Antworten von {n} Personen, von {all}, die geantwortet haben.',
  flags: {
    'too-few-answers': 'Weggelassen, weil zu wenige Fragen beantwortet wurden: {n}.',
    'straight-line': 'Weggelassen, weil fast alle Antworten gleich waren: {n}.',
    inconsistent: 'Behalten, obwohl sich einige Antworten widersprechen: {n}.',
  },
  mostlyAlike: 'Das meiste sehen die Befragten ähnlich.',
  alike: 'Das sehen die Befragten ähnlich: {list}.',
  differently: 'Das sehen die Befragten verschieden: {list}.',
  agreementLater: 'Wie ähnlich man etwas sieht, wird ab drei Antworten gezeigt.',
  doNotKnow: '„Weiß ich nicht“ war eine häufige Antwort zu {construct}: {share}.',
  recordsUsed: 'Neben den Antworten wurden die Aufzeichnungen des Hubs genutzt.',
  notes: {
    'nobody-answered': 'Niemand hat geantwortet, darum gibt es kein Bild.',
    'no-answer-counts': 'Keine Antwort war brauchbar, darum gibt es kein Bild.',
    'one-respondent': 'Eine Person hat geantwortet: Das Bild ist ihre Sicht.',
    'some-answers-left-out': 'Einige Antworten wurden weggelassen; der Grund steht bei der Zahl.',
    'headcount-unknown': 'Wie viele Menschen im Betrieb arbeiten, ist nicht bekannt.',
    'more-respondents-than-heads':
      'Es haben mehr Menschen geantwortet, als laut Angaben im Betrieb arbeiten.',
    'age-unknown': 'Wie alt der Betrieb ist, ist nicht bekannt.',
    'no-records': 'Der Hub hat keine Aufzeichnungen; das Bild beruht nur auf Antworten.',
    'records-too-young':
      'Die Aufzeichnungen des Hubs zählen noch nicht: Sie umfassen weniger als sechs Monate.',
  },
  contradictions: {
    X1: 'Krise und enge Beziehungen werden beide genannt. Hilft ein Netzwerk von Partnern in Notfällen?',
    X2: 'Krise und formelle Arbeit an Kompetenzen werden genannt. Sehen Sie sich die letzten zwei Lernpläne an.',
    X3: 'Gelernt wird im Haus wie in einem größeren Betrieb, doch der Betrieb ist sehr klein.',
    X4: 'Tiefe Beziehungen und Nutzung nur von Fall zu Fall werden beide genannt.',
    X5: 'Eine Person entscheidet fast alles, doch das Überprüfen von Können gilt als gemeinsame Gewohnheit.',
    X6: 'Die Beziehungen sind stark und es wird viel gelernt; für diesen Typ ist das ungewöhnlich.',
  },
  claimsExceed: 'Antworten zu {construct} liegen deutlich über den Aufzeichnungen.',
  recordsExceed: 'Antworten zu {construct} liegen deutlich unter den Aufzeichnungen.',
};

/** German sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence}: wird nicht gebraucht.',
    'no-gap': '{competence}: gedeckt.',
    'minor-gap': '{competence}: gedeckt, mit einer kleinen Lücke.',
    'possible-gap': '{competence}: Vielleicht gibt es eine Lücke.',
    gap: '{competence}: Es gibt eine Lücke.',
    'major-gap': '{competence}: Es gibt eine große Lücke, und sie ist wichtig.',
    'evidence-gap': '{competence}: erst prüfen, dann schulen.',
  },
  explained: '{competence}: vorhandene Anträge würden {share} dessen erklären, was fehlt.',
  nobodyNow: 'Schon jetzt nicht gedeckt: {list}.',
  onePerson: 'Die Arbeit hängt an einer Person: {list}.',
  morePeople: 'Gingen {n} Personen, wäre die Deckung verloren: {list}.',
  multiJob: 'Von den Menschen können {share} zwei Stellen oder mehr ausfüllen.',
  backup: 'Von den Stellen haben {share} eine Vertretung.',
  rolesPerPerson: 'Im Schnitt kann eine Person {n} Stellen ausfüllen.',
  nobodyFor: 'Niemand hat nachgewiesenes Können für: {list}.',
  marketingMissing: 'Marketing braucht jeder kleine Betrieb; hier reicht der Nachweis nicht.',
  marketingCovered: 'Marketing ist gedeckt.',
  notes: {
    'no-demand': 'Es ist kein Bedarf erfasst, darum zeigt sich keine Lücke.',
    'no-people': 'Es sind keine Menschen erfasst, darum lässt sich die Deckung nicht berechnen.',
    'nothing-on-record':
      'Von niemandem ist hier etwas nachgewiesen. Beurteilen Sie zuerst; eine Lücke zeigt nur, dass niemand beurteilt wurde.',
    'few-on-record':
      'Von weniger als der Hälfte der Menschen ist Können erfasst; manche Lücke ist vielleicht nur nicht beurteilt.',
    'role-without-people': 'Für einige Stellen ist niemand erfasst.',
    'marketing-waived': 'Marketing zählt nicht: Der Betrieb hat einen Grund genannt.',
    'marketing-not-assessable':
      'Preise und Angebote braucht jeder kleine Betrieb; der Hub hat dafür noch keinen Standard.',
  },
  none: 'Bei den gebrauchten Kompetenzen wurde keine Lücke gefunden.',
  learned:
    'Wie viel ein Beleg zählt, wurde aus {n} erneuten Prüfungen durch andere Prüfer dieses Hubs gelernt.',
  keyPersonsStay: 'Dieser Teil ist nur für den Betrieb. Er darf niemandem vorgehalten werden.',
};

/** German sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} kann {to} helfen bei {competence}: {units}.',
  courses: 'Gemeinsame Kurse: {n}, zusammen für {cost}.',
  noMatch: 'Kein Betrieb, der teilt, hat mehr Deckung, als er braucht.',
  noCourse: 'Kein gemeinsamer Kurs passt zu Bedarf und Budget.',
  exact: 'Keine andere Wahl im Rahmen des Budgets dient dem Bedarf mehr.',
  good: 'Im Rahmen des Budgets eine gute Wahl; eine andere dient dem Bedarf vielleicht mehr.',
  left: 'Nach der Hilfe zwischen Betrieben noch offen: {units} Personen.',
  consent:
    'Betriebe werden nach Zahlen zusammengebracht. Eine Person wird nur genannt, wenn sie zustimmt.',
};

/** German sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'Gemeinsames Planen von Können wird berichtet und ist aufgezeichnet.',
    'claimed-not-evidenced':
      'Gemeinsames Planen von Können wird berichtet, aber nicht aufgezeichnet.',
    'not-evidenced': 'Gemeinsames Planen von Können wird weder berichtet noch aufgezeichnet.',
    'not-determined': 'Ob Betriebe Können gemeinsam planen, ist nicht bestimmt.',
    'not-assessed': 'Ob Betriebe Können gemeinsam planen, wurde nicht gefragt.',
  },
  jointPlans: 'Gemeinsame Pläne mit späterer Prüfung in den Aufzeichnungen: {n}.',
  collectiveProbability: 'Die Wahrscheinlichkeit, dass gemeinsames Planen üblich ist, beträgt {p}.',
  informants: 'Personen, die über den Cluster geantwortet haben: {n}.',
  firms: 'Betriebe im Bild: {n}.',
  held: 'Zurückgehalten: weniger als fünf Betriebe, oder einer ist ein zu großer Teil.',
  withheld: {
    'too-few-firms': 'Zurückgehalten: Zahlen über Betriebe werden ab fünf Betrieben gezeigt.',
    'one-firm-dominates': 'Zurückgehalten: Ein Betrieb ist ein zu großer Teil davon.',
    'too-small-a-change':
      'Zurückgehalten: Seit den letzten Zahlen kamen oder gingen nur ein, zwei Betriebe.',
  },
  noInterval: 'Ein Bereich wird ab acht Betrieben gezeigt.',
  centre: 'In der Mitte der Betriebe liegen {ig} Sammeln, {ka} Erwerben, {cd} Entwickeln.',
  resembles: '{type}: {n}',
};

/** German sentences on change. */
export const change: ChangeWords = {
  title: 'Seit dem letzten Mal',
  outcomes: {
    rise: 'Seit dem letzten Audit gibt es mehr davon: {construct}.',
    fall: 'Seit dem letzten Audit gibt es weniger davon: {construct}.',
    'no-relevant-change':
      'Seit dem letzten Audit hat sich nichts geändert, was zählt: {construct}.',
    'not-determined':
      'Ob es sich seit dem letzten Audit geändert hat, ist nicht bestimmt: {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'Es gibt kein früheres Audit zum Vergleichen.',
    'too-soon': 'Zwischen den beiden Audits liegen weniger als neun Monate.',
    'other-instrument': 'Die Fragen haben sich seit dem letzten Audit geändert.',
    'one-respondent': 'Mit je einer Person lässt sich eine Änderung kaum je zeigen.',
    'overlap-unknown':
      'Wer beide Male geantwortet hat, ist unbekannt; eine Änderung wird vorsichtiger genannt.',
    'no-data': 'Eines der beiden Audits hat zu wenige Antworten.',
  },
};

/** German words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Typ: {type}.',
  weakest: 'Schwächste Ebene: {level}.',
  score: '{construct}: {value}.',
  marketing: 'Marketing: {verdict}.',
  evidenceGaps: 'Kompetenzen, die erst zu prüfen sind: {n}.',
  fillableByPartner: 'Lücken, die ein anderer Betrieb füllen könnte: {n}.',
  jointTraining: 'Lücken, für die ein gemeinsamer Kurs gewählt ist: {n}.',
  keyPersonRisks: 'Kompetenzen, die an einer Person hängen: {n}.',
  unmappedStandards: 'Kompetenzen ohne europäischen Standard: {n}.',
  contradictions: 'Befunde, die nicht zusammenpassen: {n}.',
};
