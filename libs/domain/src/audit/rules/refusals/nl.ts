import type { RefusedWords } from './refused-words.js';

/** Dutch. */
export const nl: RefusedWords = {
  together:
    '(?:cluster|netwerk|samenwerk)\\p{L}*|samengewerkt|partnerschap\\p{L}*|(?:samen|gezamenlijk) (?:te )?leren|samen (?:te )?werken',
  causes:
    'leid(?:t|en)|veroorza\\p{L}*|verho(?:ogt|gen)|verhoogd|verbeter\\p{L}*|vergroo?t(?:en)?|stimule(?:ert|ren)|garande(?:ert|ren)|bevorder\\p{L}*|zorg(?:t|en)|versterk\\p{L}*|breng(?:t|en)|maakt|maken|levert|leveren|laat|laten|heeft meer|hebben meer|stijgt|stijgen|groeit|sleutel|helpt|helpen|ondersteun\\p{L}*|draagt|dragen|bijdra(?:agt|gen)|betekent|betekenen|dient|dienen',
  success:
    '\\p{L}*succes(?:sen|vol\\p{L}*)?|prestaties?|(?:bedrijfs)?prestaties?|\\p{L}*groei|winst\\p{L}*|omzet\\p{L}*|concurrentie\\p{L}*|concurrerend\\p{L}*|verkopen|groeien',
  thanksTo:
    'dankzij|door|vanwege|wegens|hangt af van|kom(?:t|en) (?:van|voort uit)|ontsta(?:at|an) (?:uit|in)',
  paysOff:
    'lo(?:ont|nen)|geloond|betaalt zich|betalen zich|werpt vruchten af|werpen vruchten af|succesvoller|concurrerender|winstgevender|productiever|groei(?:t|en) sneller|doe(?:t|n) het beter',
  verbLast: true,
  cluster: 'clusters?|netwerk(?:en)?|regio(?:’s)?|hubs?',
  becomes: 'is|zijn|als|wordt|geworden',
  learningOrganisation: 'lerende organisaties?|leert als organisatie',
  ranking:
    'beste|slechtste|ideale?|superieure?|inferieure?|geavanceerde?|meest (?:geavanceerde?|volwassen|ontwikkelde?)|achterlijke?|volwassen',
  type: '(?:(?:cluster|bedrijfs|mkb|netwerk)-?)?typ(?:es?|en)',
  typeNames:
    'porteriaan\\p{L}*|porterian|interlocking|geïnduceerd\\p{L}* partnerschap\\p{L}*|virtuele?|crisisgedreven|endogene?|exogene?|ingebedde?',
  betterThan:
    '(?:beter|slechter|rijper|verder|verder ontwikkeld|geavanceerder|volwassener|succesvoller) dan|superieur aan|inferieur aan',
  judgedPerson:
    'ongeschikte?|niet geschikt|incompetente?|ontsla|ontslag\\p{L}*|ontslaan|ontslagen|overbodige?|boventallig\\p{L}*|onbekwame?|onbekwaam',
  proven:
    'gevalideerde?|wetenschappelijk (?:bewezen|aangetoond|onderbouwd|getoetst)|(?:gecertificeerd|erkend|goedgekeurd) door (?:delos|tavistock|de (?:eu|europese (?:commissie|unie)))|door (?:delos|tavistock|de (?:eu|europese (?:commissie|unie))) (?:gecertificeerd|erkend|goedgekeurd)e?|delos[- ]toolkits?',
  negation: 'niet|nooit|geen|zonder|noch',
  negationReach: 60,
};
