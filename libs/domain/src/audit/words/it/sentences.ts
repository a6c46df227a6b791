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

/** Italian sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice':
      'Le pratiche sono così rare ai tre livelli che un equilibrio non vuol dire nulla.',
    'strong-imbalance': 'I tre livelli di apprendimento sono in forte squilibrio.',
    imbalance: 'I tre livelli di apprendimento sono in squilibrio.',
    balanced: 'I tre livelli di apprendimento sono in equilibrio.',
    'balanced-at-low-level':
      'I tre livelli di apprendimento sono in equilibrio, ma di ciascuno c’è poco.',
    'not-determined': 'Se i tre livelli di apprendimento siano in equilibrio non è determinato.',
  },
  againstNorm: 'Rispetto al centro delle altre imprese: {verdict}',
  noData: 'Ci sono troppo poche risposte per un quadro dell’equilibrio.',
  ratio: '{level} è circa {ratio} degli altri due livelli (intervallo al 90 %: da {low} a {high}).',
  times:
    '{level} è circa {ratio} volte gli altri due livelli (intervallo al 90 %: da {low} a {high}).',
  weakest: '{level} è il livello più debole, con una probabilità di {share}.',
  noWeakest: 'Quale livello sia il più debole non è determinato.',
  total: 'Della pratica piena avviene il {total} (intervallo al 90 %: da {low} a {high}).',
  matters: 'La probabilità di uno squilibrio che conta è {p}.',
  strong: 'La probabilità di un forte squilibrio è {p}.',
  limits: 'Uno squilibrio conta se un livello è due terzi degli altri. A metà è forte.',
  cloud: 'La nuvola mostra dove può trovarsi l’impresa: vi si trova con probabilità del 90 %.',
  formal: '{level}: il {share} della pratica è formale.',
};

/** Italian sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'Che cosa lo chiarirebbe',
  respondents: 'Più persone rispondono: almeno tre, con lavori diversi.',
  records: 'Sei mesi di registrazioni presso l’hub sarebbero una seconda fonte.',
  conflict: 'Risposte e registrazioni differiscono. Parlane con chi conosce il lavoro.',
  later: 'Un altro anno di registrazioni, o più risposte, possono chiarirlo.',
};

/** Italian sentences on the type. */
export const type: TypeWords = {
  outcome: 'L’impresa somiglia di più a «{type}», con una probabilità di {p}.',
  clusterOutcome: 'Il cluster somiglia di più a «{type}», con una probabilità di {p}.',
  runnerUp: 'Al secondo posto c’è «{type}» con {p}.',
  none: 'Che nessuno dei tipi descritti vada bene ha una probabilità di {p}.',
  unclear: 'A quale tipo somigli l’impresa non è determinato.',
  clusterUnclear: 'A quale tipo somigli il cluster non è determinato.',
  embedded: 'L’impresa ha legami stretti. Quale dei due tipi radicati sia resta aperto.',
  likeliest: 'Il più probabile è «{type}» con {p}, che non basta per nominarlo.',
  tooFew: 'Meno della metà dei punti necessari ha risposte.',
  fitsNone: 'Le risposte non vanno bene per nessuno dei tipi descritti.',
  between: 'Due possibilità sono vicine: «{a}» e «{b}».',
  lacks: 'Ciò che fa il tipo «{type}» non c’è: {feature}.',
  merit: 'I tipi descrivono. Non hanno un ordine di merito.',
  driver: '{feature} ({value})',
  nothingFor: 'Nulla è chiaramente a favore.',
  nothingAgainst: 'Nulla è chiaramente contro.',
};

/** Italian sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'Si basa sulle risposte di una persona, su {all} che hanno risposto.',
  used: 'Si basa sulle risposte di {n} persone, su {all} che hanno risposto.',
  flags: {
    'too-few-answers': 'Escluse perché troppo poche domande hanno risposta: {n}.',
    'straight-line': 'Escluse perché quasi tutte le risposte erano uguali: {n}.',
    inconsistent: 'Tenute, ma alcune risposte si contraddicono: {n}.',
  },
  mostlyAlike: 'Le persone vedono la maggior parte delle cose allo stesso modo.',
  alike: 'Le persone vedono questo allo stesso modo: {list}.',
  differently: 'Le persone vedono questo in modo diverso: {list}.',
  agreementLater: 'Quanto le persone concordano si mostra da tre risposte in poi.',
  doNotKnow: '«Non lo so» è stata una risposta frequente su {construct}: {share}.',
  recordsUsed: 'Oltre alle risposte sono state usate le registrazioni dell’hub.',
  notes: {
    'nobody-answered': 'Nessuno ha risposto, quindi non c’è un quadro.',
    'no-answer-counts': 'Nessuna risposta era utilizzabile, quindi non c’è un quadro.',
    'one-respondent': 'Ha risposto una persona: il quadro è il suo punto di vista.',
    'some-answers-left-out': 'Alcune risposte sono escluse; il motivo sta accanto al numero.',
    'headcount-unknown': 'Quante persone lavorino nell’impresa non è noto.',
    'more-respondents-than-heads':
      'Hanno risposto più persone di quante lavorino nell’impresa secondo i suoi dati.',
    'age-unknown': 'Quanti anni abbia l’impresa non è noto.',
    'no-records': 'L’hub non ha registrazioni; il quadro si basa solo sulle risposte.',
    'records-too-young': 'Le registrazioni dell’hub non contano ancora: coprono meno di sei mesi.',
  },
  contradictions: {
    X1: 'Sono indicati sia crisi sia legami stretti. Una rete di partner aiuta nelle emergenze?',
    X2: 'Sono indicati sia crisi sia lavoro formale sulle competenze. Guarda gli ultimi due piani.',
    X3: 'Si impara all’interno come in un’impresa più grande, ma l’impresa è molto piccola.',
    X4: 'Sono indicati sia legami profondi sia l’uso delle reti caso per caso.',
    X5: 'Una persona decide quasi tutto, ma guardare le competenze sarebbe un’abitudine comune.',
    X6: 'I legami locali sono forti e si impara molto: insolito per questo tipo.',
  },
  claimsExceed: 'Le risposte su {construct} sono molto sopra ciò che mostrano le registrazioni.',
  recordsExceed: 'Le risposte su {construct} sono molto sotto ciò che mostrano le registrazioni.',
};

/** Italian sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence}: non serve.',
    'no-gap': '{competence}: coperta.',
    'minor-gap': '{competence}: coperta, con una piccola carenza.',
    'possible-gap': '{competence}: forse c’è una carenza.',
    gap: '{competence}: c’è una carenza.',
    'major-gap': '{competence}: c’è una grande carenza, ed è importante.',
    'evidence-gap': '{competence}: valutare prima di formare.',
  },
  explained: '{competence}: le richieste presentate spiegherebbero il {share} di ciò che manca.',
  nobodyNow: 'Senza copertura già ora: {list}.',
  onePerson: 'Il lavoro dipende da una sola persona: {list}.',
  morePeople: 'Se {n} persone andassero via, la copertura sarebbe persa: {list}.',
  multiJob: 'Delle persone, il {share} può ricoprire due ruoli o più.',
  backup: 'Dei ruoli, il {share} ha un sostituto.',
  rolesPerPerson: 'In media una persona può ricoprire {n} ruoli.',
  nobodyFor: 'Nessuno ha competenze verificate per: {list}.',
  marketingMissing:
    'Il marketing serve in ogni piccola impresa; qui la copertura verificata non basta.',
  marketingCovered: 'Il marketing è coperto.',
  notes: {
    'no-demand': 'Nessun fabbisogno è registrato, quindi non si può mostrare una carenza.',
    'no-people': 'Nessuna persona è registrata, quindi la copertura non si può calcolare.',
    'nothing-on-record':
      'Qui non è registrato nulla di nessuno. Prima valutate; una carenza mostra solo che nessuno è stato valutato.',
    'few-on-record':
      'Meno della metà delle persone ha competenze registrate; alcune carenze possono essere solo valutazioni mancanti.',
    'role-without-people': 'Per alcuni ruoli non è registrato nessuno.',
    'marketing-waived': 'Il marketing non conta: l’impresa ha dato un motivo.',
    'marketing-not-assessable':
      'Ogni piccola impresa ha bisogno di prezzi e offerte; l’hub non ha ancora uno standard.',
  },
  none: 'Tra le competenze necessarie non è stata trovata alcuna carenza.',
  learned:
    'Quanto conta una prova è stato appreso da {n} nuove valutazioni di altri valutatori di questo hub.',
  keyPersonsStay: 'Questa parte è solo per l’impresa. Non va usata contro nessuno.',
};

/** Italian sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} può aiutare {to} con {competence}: {units}.',
  courses: 'Corsi comuni: {n}, per {cost} in tutto.',
  noMatch: 'Nessuna impresa che condivide ha più copertura di quanta ne serve.',
  noCourse: 'Nessun corso comune va bene per bisogni e budget.',
  exact: 'Nessun’altra scelta entro il budget serve di più ai bisogni.',
  good: 'È una buona scelta entro il budget; un’altra forse serve di più ai bisogni.',
  left: 'Ancora aperto dopo l’aiuto tra imprese: {units} persone.',
  consent: 'Le imprese si abbinano per numeri. Una persona è nominata solo con il suo consenso.',
};

/** Italian sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'La pianificazione comune delle competenze è riferita e registrata.',
    'claimed-not-evidenced':
      'La pianificazione comune delle competenze è riferita, ma non registrata.',
    'not-evidenced': 'La pianificazione comune delle competenze non è né riferita né registrata.',
    'not-determined': 'Se le imprese pianifichino insieme le competenze non è determinato.',
    'not-assessed': 'Se le imprese pianifichino insieme le competenze non è stato chiesto.',
  },
  jointPlans: 'Piani comuni registrati con una verifica successiva: {n}.',
  collectiveProbability: 'La probabilità che pianificare insieme sia un’abitudine è {p}.',
  informants: 'Persone che hanno risposto sul cluster: {n}.',
  firms: 'Imprese nel quadro: {n}.',
  held: 'Trattenuto: meno di cinque imprese, o una è una parte troppo grande.',
  withheld: {
    'too-few-firms': 'Trattenuto: i dati sulle imprese si mostrano da cinque imprese in poi.',
    'one-firm-dominates': 'Trattenuto: una sola impresa ne è una parte troppo grande.',
    'too-small-a-change': 'Trattenuto: dagli ultimi dati sono cambiate solo una o due imprese.',
  },
  noInterval: 'Un intervallo si mostra da otto imprese in poi.',
  centre: 'Al centro delle imprese: {ig} raccolta, {ka} acquisizione, {cd} sviluppo.',
  resembles: '{type}: {n}',
};

/** Italian sentences on change. */
export const change: ChangeWords = {
  title: 'Dall’ultima volta',
  outcomes: {
    rise: 'Dall’ultimo audit ce n’è di più: {construct}.',
    fall: 'Dall’ultimo audit ce n’è di meno: {construct}.',
    'no-relevant-change': 'Dall’ultimo audit non è cambiato nulla che conti: {construct}.',
    'not-determined': 'Se sia cambiato dall’ultimo audit non è determinato: {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'Non c’è un audit precedente con cui confrontare.',
    'too-soon': 'Tra i due audit ci sono meno di nove mesi.',
    'other-instrument': 'Le domande sono cambiate dall’ultimo audit.',
    'one-respondent': 'Con una persona per volta un cambiamento non si mostra quasi mai.',
    'overlap-unknown':
      'Non si sa chi ha risposto entrambe le volte; un cambiamento si afferma con più cautela.',
    'no-data': 'Uno dei due audit ha troppo poche risposte.',
  },
};

/** Italian words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Tipo: {type}.',
  weakest: 'Livello più debole: {level}.',
  score: '{construct}: {value}.',
  marketing: 'Marketing: {verdict}.',
  evidenceGaps: 'Competenze da valutare prima: {n}.',
  fillableByPartner: 'Carenze che un’altra impresa potrebbe colmare: {n}.',
  jointTraining: 'Carenze per cui è scelto un corso comune: {n}.',
  keyPersonRisks: 'Competenze che poggiano su una persona: {n}.',
  unmappedStandards: 'Competenze senza standard europeo: {n}.',
  contradictions: 'Riscontri che non vanno insieme: {n}.',
};
