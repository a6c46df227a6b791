import type { RefusedWords } from './refused-words.js';

/** German. */
export const de: RefusedWords = {
  together:
    '(?:cluster|netzwerk|zusammenarbeit|kooper)\\p{L}*|vernetzung|verb[uü]nd\\p{L}*|partnerschaft\\p{L}*|(?:gemeinsam\\p{L}*|zusammen) (?:zu )?lern\\p{L}*|zusammenzuarbeiten|gemeinsam\\p{L}* arbeiten',
  causes:
    'führ(?:t|en)|führte[nt]?|bewirk\\p{L}*|verursach\\p{L}*|steiger\\p{L}*|gesteigert|erhöh\\p{L}*|verbesser\\p{L}*|förder\\p{L}*|gefördert|garantier\\p{L}*|sichert|stärk\\p{L}*|treib(?:t|en)|bring(?:t|en)|sorg(?:t|en)|schaff(?:t|en)|ermöglich\\p{L}*|mach(?:t|en)|lässt|lassen|ha(?:t|ben) mehr|steig(?:t|en)|wächst|schlüssel|hilft|helfen|half|nützt|nützen|dient|dienen|unterstütz\\p{L}*|erlaub\\p{L}*|trägt|tragen|beiträgt|beitragen|bedeut\\p{L}*|heißt|erzeug\\p{L}*',
  success:
    '\\p{L}*erfolg(?:e|es|s|reich\\p{L}*)?|(?:unternehmens|geschäfts)?leistung(?:en)?|leistungsfähig\\p{L}*|\\p{L}*wachstums?|gewinn(?:e|s|en)?|umsatz\\p{L}*|umsätze\\p{L}*|wettbewerbsfähig\\p{L}*|erträge?|wachsen',
  thanksTo:
    'durch|dank|wegen|aufgrund|beruht auf|hängt von|komm(?:t|en) (?:von|aus)|entsteh(?:t|en) (?:aus|in)',
  paysOff:
    'zahl(?:t|en) sich|auszahl(?:t|en)|ausgezahlt|lohn(?:t|en)|gelohnt|rentier(?:t|en)|(?:erfolg|ertrag)reicher|wettbewerbsfähiger|leistungsfähiger|produktiver|profitabler|(?:wächst|wachsen) schneller|schneller wachsen',
  verbLast: true,
  cluster: 'clusters?|netzwerke?s?|verbund|region(?:en)?|hubs?',
  becomes: 'ist|sind|als|wird|wurde|geworden',
  learningOrganisation: 'lernende\\p{L}* organisation(?:en)?|lernt als organisation',
  ranking:
    'beste\\p{L}*|schlechteste\\p{L}*|ideale?\\p{L}{0,2}|überlegene?\\p{L}{0,2}|unterlegene?\\p{L}{0,2}|minderwertig\\p{L}*|fortschrittlich\\p{L}*|rückständig\\p{L}*|reifste\\p{L}*|höherwertig\\p{L}*|am weitesten',
  type: '(?:(?:cluster|firmen|betriebs|unternehmens|kmu|netzwerk)-?)?typ(?:en|s)?',
  typeNames:
    'porterian\\p{L}*|interlocking|induzierte\\p{L}* partnerschaft\\p{L}*|virtuelle\\p{L}*|krisengetrieben\\p{L}*|endogen\\p{L}*|exogen\\p{L}*|eingebettet\\p{L}*',
  betterThan:
    '(?:besser|schlechter|reifer|weiter|weiter entwickelt|fortschrittlicher|erfolgreicher) als|überlegen|unterlegen|überlegener|unterlegener',
  judgedPerson:
    'ungeeignet\\p{L}*|untauglich\\p{L}*|entlass\\p{L}*|kündig\\p{L}*|gekündigt|überflüssig\\p{L}*|entbehrlich\\p{L}*|unfähig\\p{L}*|inkompetent\\p{L}*|nicht geeignet',
  proven:
    'validiert\\p{L}*|wissenschaftlich (?:bewiesen|belegt|erwiesen|gesichert|geprüft|erprobt)\\p{L}*|(?:zertifiziert|anerkannt|bestätigt) (?:von|durch) (?:delos|tavistock|(?:der|die) (?:eu|europäische\\p{L}* (?:kommission|union)))|(?:von|durch) (?:delos|tavistock|(?:der|die) (?:eu|europäische\\p{L}* (?:kommission|union))) (?:zertifiziert|anerkannt|bestätigt)\\p{L}*|delos[- ]toolkits?',
  negation: 'nicht|nie|niemals|kein\\p{L}*|ohne|weder|noch nicht',
  negationReach: 60,
};
