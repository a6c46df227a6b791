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

/** Dutch sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice': 'Op alle drie niveaus gebeurt zo weinig dat een balans niets zegt.',
    'strong-imbalance': 'De drie niveaus van leren zijn sterk uit balans.',
    imbalance: 'De drie niveaus van leren zijn uit balans.',
    balanced: 'De drie niveaus van leren zijn in balans.',
    'balanced-at-low-level': 'De drie niveaus van leren zijn in balans, maar er is weinig van elk.',
    'not-determined': 'Of de drie niveaus van leren in balans zijn, is niet bepaald.',
  },
  againstNorm: 'Tegen het midden van andere bedrijven: {verdict}',
  noData: 'Er zijn te weinig antwoorden voor een beeld van de balans.',
  ratio: '{level} is ongeveer {ratio} van de andere twee niveaus (90%-interval {low} tot {high}).',
  times: '{level} is ongeveer {ratio} keer de andere twee niveaus (90%-interval {low} tot {high}).',
  weakest: '{level} is het zwakste niveau, met een kans van {share}.',
  noWeakest: 'Welk niveau het zwakste is, is niet bepaald.',
  total: 'Van de volledige praktijk gebeurt {total} (90%-interval {low} tot {high}).',
  matters: 'De kans op een onbalans die telt is {p}.',
  strong: 'De kans op een sterke onbalans is {p}.',
  limits: 'Onbalans telt als één niveau twee derde van de andere is. Bij de helft is ze sterk.',
  cloud: 'De wolk toont waar het bedrijf kan liggen: met 90% kans ligt het erin.',
  formal: '{level}: {share} van de praktijk is formeel.',
};

/** Dutch sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'Wat duidelijkheid zou geven',
  respondents: 'Meer mensen antwoorden: minstens drie, uit verschillend werk.',
  records: 'Zes maanden gegevens bij de hub zouden een tweede bron zijn.',
  conflict: 'Antwoorden en gegevens verschillen. Praat erover met wie het werk kent.',
  later: 'Nog een jaar gegevens, of meer antwoorden, kunnen duidelijkheid geven.',
};

/** Dutch sentences on the type. */
export const type: TypeWords = {
  outcome: 'Het bedrijf lijkt het meest op “{type}”, met een kans van {p}.',
  clusterOutcome: 'Het cluster lijkt het meest op “{type}”, met een kans van {p}.',
  runnerUp: 'Op de tweede plaats staat “{type}” met {p}.',
  none: 'Dat geen van de beschreven typen past, heeft een kans van {p}.',
  unclear: 'Op welk type het bedrijf lijkt, is niet bepaald.',
  clusterUnclear: 'Op welk type het cluster lijkt, is niet bepaald.',
  embedded:
    'Het bedrijf heeft hechte banden. Welk van de twee ingebedde typen het is, blijft open.',
  likeliest: 'Het waarschijnlijkst is “{type}” met {p}; dat is te weinig om het te noemen.',
  tooFew: 'Minder dan de helft van de nodige punten heeft antwoorden.',
  fitsNone: 'De antwoorden passen bij geen van de beschreven typen.',
  between: 'Twee mogelijkheden liggen dicht bij elkaar: “{a}” en “{b}”.',
  lacks: 'Wat het type “{type}” maakt, is er niet: {feature}.',
  merit: 'Typen beschrijven. Ze hebben geen rangorde.',
  driver: '{feature} ({value})',
  nothingFor: 'Niets pleit er duidelijk voor.',
  nothingAgainst: 'Niets pleit er duidelijk tegen.',
};

/** Dutch sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'Het berust op de antwoorden van één persoon, van {all} die antwoordden.',
  used: 'Het berust op de antwoorden van {n} mensen, van {all} die antwoordden.',
  flags: {
    'too-few-answers': 'Weggelaten omdat te weinig vragen beantwoord zijn: {n}.',
    'straight-line': 'Weggelaten omdat bijna alle antwoorden gelijk waren: {n}.',
    inconsistent: 'Behouden, maar sommige antwoorden spreken elkaar tegen: {n}.',
  },
  mostlyAlike: 'De mensen zien de meeste dingen hetzelfde.',
  alike: 'De mensen zien dit hetzelfde: {list}.',
  differently: 'De mensen zien dit verschillend: {list}.',
  agreementLater: 'Hoe gelijk mensen het zien, wordt vanaf drie antwoorden getoond.',
  doNotKnow: '“Weet ik niet” was een vaak gegeven antwoord over {construct}: {share}.',
  recordsUsed: 'Naast de antwoorden zijn de gegevens van de hub gebruikt.',
  notes: {
    'nobody-answered': 'Niemand heeft geantwoord, dus er is geen beeld.',
    'no-answer-counts': 'Geen antwoord was bruikbaar, dus er is geen beeld.',
    'one-respondent': 'Eén persoon heeft geantwoord: het beeld is diens kijk.',
    'some-answers-left-out': 'Sommige antwoorden zijn weggelaten; de reden staat bij het aantal.',
    'headcount-unknown': 'Hoeveel mensen in het bedrijf werken, is niet bekend.',
    'more-respondents-than-heads':
      'Er antwoordden meer mensen dan er volgens de opgave in het bedrijf werken.',
    'age-unknown': 'Hoe oud het bedrijf is, is niet bekend.',
    'no-records': 'De hub heeft geen gegevens; het beeld berust alleen op antwoorden.',
    'records-too-young': 'De gegevens van de hub tellen nog niet: minder dan zes maanden.',
  },
  contradictions: {
    X1: 'Crisis en hechte banden worden beide genoemd. Helpt een netwerk van partners bij nood?',
    X2: 'Crisis en formeel werk aan competenties worden genoemd. Bekijk de laatste twee leerplannen.',
    X3: 'Men leert in huis als in een groter bedrijf, maar het bedrijf is heel klein.',
    X4: 'Diepe banden en gebruik van netwerken per geval worden beide genoemd.',
    X5: 'Eén persoon beslist bijna alles, maar kijken naar vaardigheden heet een gedeelde gewoonte.',
    X6: 'De banden in de buurt zijn sterk en er wordt veel geleerd: ongewoon bij dit type.',
  },
  claimsExceed: 'Antwoorden over {construct} liggen duidelijk boven wat de gegevens tonen.',
  recordsExceed: 'Antwoorden over {construct} liggen duidelijk onder wat de gegevens tonen.',
};

/** Dutch sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence}: niet nodig.',
    'no-gap': '{competence}: gedekt.',
    'minor-gap': '{competence}: gedekt, met een klein tekort.',
    'possible-gap': '{competence}: er is misschien een tekort.',
    gap: '{competence}: er is een tekort.',
    'major-gap': '{competence}: er is een groot tekort, en het is belangrijk.',
    'evidence-gap': '{competence}: eerst beoordelen, dan opleiden.',
  },
  explained: '{competence}: bestaande aanvragen zouden {share} verklaren van wat ontbreekt.',
  nobodyNow: 'Nu al niet gedekt: {list}.',
  onePerson: 'Het werk hangt van één persoon af: {list}.',
  morePeople: 'Als {n} mensen vertrokken, was de dekking weg: {list}.',
  multiJob: 'Van de mensen kan {share} twee functies of meer aan.',
  backup: 'Van de functies heeft {share} een vervanger.',
  rolesPerPerson: 'Gemiddeld kan een persoon {n} functies aan.',
  nobodyFor: 'Niemand heeft bevestigde vaardigheden voor: {list}.',
  marketingMissing: 'Elk klein bedrijf heeft marketing nodig; hier schiet de dekking tekort.',
  marketingCovered: 'Marketing is gedekt.',
  notes: {
    'no-demand': 'Er is geen behoefte vastgelegd, dus een tekort is niet te tonen.',
    'no-people': 'Er zijn geen mensen vastgelegd, dus de dekking is niet te berekenen.',
    'nothing-on-record':
      'Hier is van niemand iets vastgelegd. Beoordeel eerst; een tekort toont alleen dat niemand werd beoordeeld.',
    'few-on-record':
      'Van minder dan de helft van de mensen zijn vaardigheden vastgelegd; sommige tekorten zijn misschien alleen niet beoordeeld.',
    'role-without-people': 'Voor sommige functies is niemand vastgelegd.',
    'marketing-waived': 'Marketing telt niet mee: het bedrijf gaf een reden.',
    'marketing-not-assessable':
      'Elk klein bedrijf moet prijzen en offertes maken; de hub heeft daar nog geen standaard voor.',
  },
  none: 'Bij de nodige competenties is geen tekort gevonden.',
  learned:
    'Hoeveel een bewijsstuk telt, is geleerd uit {n} herbeoordelingen door andere beoordelaars van deze hub.',
  keyPersonsStay: 'Dit deel is alleen voor het bedrijf. Het mag tegen niemand gebruikt worden.',
};

/** Dutch sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} kan {to} helpen met {competence}: {units}.',
  courses: 'Gezamenlijke cursussen: {n}, voor {cost} samen.',
  noMatch: 'Geen bedrijf dat deelt, heeft meer dekking dan het nodig heeft.',
  noCourse: 'Geen gezamenlijke cursus past bij de behoefte en het budget.',
  exact: 'Geen andere keuze binnen het budget dient de behoefte meer.',
  good: 'Het is een goede keuze binnen het budget; een andere dient de behoefte misschien meer.',
  left: 'Nog open na hulp tussen bedrijven: {units} mensen.',
  consent:
    'Bedrijven worden op aantallen gekoppeld. Een persoon wordt pas genoemd na eigen toestemming.',
};

/** Dutch sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'Samen vaardigheden plannen wordt gemeld en is vastgelegd.',
    'claimed-not-evidenced': 'Samen vaardigheden plannen wordt gemeld, maar is niet vastgelegd.',
    'not-evidenced': 'Samen vaardigheden plannen is noch gemeld noch vastgelegd.',
    'not-determined': 'Of bedrijven samen vaardigheden plannen, is niet bepaald.',
    'not-assessed': 'Of bedrijven samen vaardigheden plannen, is niet gevraagd.',
  },
  jointPlans: 'Vastgelegde gezamenlijke plannen met een latere controle: {n}.',
  collectiveProbability: 'De kans dat samen plannen een gewoonte is, is {p}.',
  informants: 'Mensen die over het cluster antwoordden: {n}.',
  firms: 'Bedrijven in het beeld: {n}.',
  held: 'Achtergehouden: minder dan vijf bedrijven, of één is een te groot deel.',
  withheld: {
    'too-few-firms': 'Achtergehouden: cijfers over bedrijven worden vanaf vijf bedrijven getoond.',
    'one-firm-dominates': 'Achtergehouden: één bedrijf is er een te groot deel van.',
    'too-small-a-change':
      'Achtergehouden: sinds de laatste cijfers wisselden maar één of twee bedrijven.',
  },
  noInterval: 'Een interval wordt vanaf acht bedrijven getoond.',
  centre: 'In het midden van de bedrijven: {ig} verzamelen, {ka} verwerven, {cd} ontwikkelen.',
  resembles: '{type}: {n}',
};

/** Dutch sentences on change. */
export const change: ChangeWords = {
  title: 'Sinds de vorige keer',
  outcomes: {
    rise: 'Sinds de laatste audit is er meer van: {construct}.',
    fall: 'Sinds de laatste audit is er minder van: {construct}.',
    'no-relevant-change': 'Sinds de laatste audit is niets veranderd dat telt: {construct}.',
    'not-determined': 'Of het sinds de laatste audit is veranderd, is niet bepaald: {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'Er is geen eerdere audit om mee te vergelijken.',
    'too-soon': 'Tussen de twee audits ligt minder dan negen maanden.',
    'other-instrument': 'De vragen zijn sinds de laatste audit veranderd.',
    'one-respondent': 'Met telkens één persoon is een verandering bijna nooit te tonen.',
    'overlap-unknown':
      'Wie beide keren antwoordde is onbekend; een verandering wordt voorzichtiger genoemd.',
    'no-data': 'Een van de twee audits heeft te weinig antwoorden.',
  },
};

/** Dutch words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Type: {type}.',
  weakest: 'Zwakste niveau: {level}.',
  score: '{construct}: {value}.',
  marketing: 'Marketing: {verdict}.',
  evidenceGaps: 'Competenties om eerst te beoordelen: {n}.',
  fillableByPartner: 'Tekorten die een ander bedrijf kan vullen: {n}.',
  jointTraining: 'Tekorten waarvoor een gezamenlijke cursus is gekozen: {n}.',
  keyPersonRisks: 'Competenties die op één persoon rusten: {n}.',
  unmappedStandards: 'Competenties zonder Europese standaard: {n}.',
  contradictions: 'Bevindingen die niet bij elkaar passen: {n}.',
};
