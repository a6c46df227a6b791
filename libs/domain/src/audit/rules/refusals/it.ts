import type { RefusedWords } from './refused-words.js';

/** Endings of the first conjugation: now, to come, past, the infinitive. */
const are = '(?:a|ano|are|erà|eranno|ò|arono|at[oaie]|ava|avano)';

/** Italian. */
export const it: RefusedWords = {
  together:
    'clusters?|distrett[oi]|ret[ei]|(?:collabora|coopera)\\p{L}*|partenariat[oi]|aggregazion[ei]|lavor(?:are|ando) insieme',
  causes: `(?:port|caus|provoc|aument|miglior|assicur|stimol|increment|gener|rafforz)${are}|determin(?:a|ano|are|erà|eranno|ò)|conduc(?:e|ono)|cond(?:urre|urrà|urranno|usse|otto)|produc(?:e|ono)|produ(?:rre|rrà|rranno|sse)|(?:garanti|favori|contribui)(?:sce|scono|re|rà|ranno|to)|accresc(?:e|ono|ere|erà|iut[oaie])|fa(?:r|re|rà|ranno|nno)? crescere|rend(?:e|ono|ere|erà)|(?:è|sono) (?:la|una) chiave|ha(?:nno)? (?:più|maggiore?)(?= (?:successo|crescita|profitti|vendite))|(?:aiut|signific)${are}|permett(?:e|ono|ere|erà|eranno)|consent(?:e|ono|ire|irà|iranno)|sosten(?:ere|gono)|sostiene|vuol dire|vogliono dire|serv(?:e|ono)(?= (?:a|al|alla) )`,
  success:
    'success[oi]|prestazion[ei]|performance|rendimento|crescita|profitt[oi]|gli utili|fatturat[oi]|competitiv\\p{L}*|redditività|vendite',
  thanksTo:
    'grazie (?:a|al|allo|alla|all|ai|agli|alle)|dovut[oaie] (?:a|al|allo|alla|all|ai|agli|alle)|a causa d\\p{L}*|dipend(?:e|ono) d\\p{L}*|deriva(?:no)? d\\p{L}*|nasc(?:e|ono) d\\p{L}*|v(?:iene|engono) d\\p{L}*|frutto d\\p{L}*',
  paysOff:
    'paga(?:no)?|ripaga(?:no)?|convien(?:e|ono)|vale la pena|dà (?:i suoi )?frutti|danno (?:i loro )?frutti|più (?:competitiv|redditizi|produttiv|performant)[oaei]|di maggior successo|crescono di più|cresce di più|va(?:nno)? meglio',
  verbLast: false,
  cluster: 'clusters?|distrett[oi]|ret[ei]|region[ei]|hubs?',
  becomes: 'è|sono|come|divent(?:a|ano|at[oaie])|costituisc(?:e|ono)',
  learningOrganisation:
    'organizzazion[ei] (?:che (?:apprend(?:e|ono)|impar(?:a|ano))|(?:di|in) apprendimento)|learning organi[sz]ation',
  ranking:
    'miglior[ei]?|peggior[ei]?|ideal[ei]|superior[ei]|inferior[ei]|avanzat[oaie]|arretrat[oaie]|matur[oaie]|evolut[oaie]',
  type: 'tip[oi]',
  typeNames:
    'porterian[oaie]|porterian|interlocking|interconness[oaie]|partenariat[oi] indott[oi]|virtual[ei]|endogen[oaie]|esogen[oaie]|guidat[oaie] dalle crisi|radicat[oaie]|intrecciat[oaie]',
  betterThan:
    '(?:miglior[ei]|meglio|peggior[ei]|peggio|superior[ei]|inferior[ei]|(?:più|meno) (?:avanzat|matur|evolut)[oaie]) (?:d\\p{L}*|a|al|allo|alla|ai|agli|alle|rispetto|che)',
  judgedPerson:
    'inadatt[oaie]|licenzi\\p{L}*|esuber[oi]|inidone[oaie]|superflu[oaie]|incompetent[ei]|incapac[ei]|non (?:è |sono )?idone[oaie]',
  proven:
    "validat[oaie]|convalidat[oaie]|scientificamente (?:provat|dimostrat|comprovat|fondat)[oaie]|(?:provat|dimostrat)[oaie] scientificamente|(?:certificat|approvat)[oaie] da(?:l|lla|ll)?[’']? ?(?:delos|tavistock|commissione)",
  negation: 'non|mai|né|senza|nessun\\p{L}*',
  negationReach: 60,
};
