import type { RefusedWords } from './refused-words.js';

/** English. */
export const en: RefusedWords = {
  together:
    '(?:cluster|network|collaborat|co-?operat)\\p{L}*|partnerships?|pooling|(?:work|learn)(?:s|ed|ing)? together|joint(?:ly)? learn\\p{L}*',
  causes:
    'leads? to|led to|leading to|results? in|causes?|caused|drives?|drove|boosts?|boosted|guarantees?|guaranteed|increases?|increased|improves?|improved|ensures?|raises?|raised|contribut(?:es?|ed|ing) to|helps?|helped|helping|permits?|allows?|enables?|supports?|fosters?|promotes?|strengthens?|brings?|brought|produces?|makes?|made|means?|(?:is|are|as) (?:the|a|one) key|holds? the key|has more|have more',
  success:
    'success\\p{L}*|performance|growth|profit\\p{L}*|turnover|competitive\\p{L}*|sales|prosper\\p{L}*|productiv\\p{L}*|revenues?|earnings',
  thanksTo:
    'thanks to|because of|due to|driven by|caused by|comes? from|depends? on|(?:is|are) built on|rests? on|stems? from|arises? from|grows? out of|lies? in|needs?|requires?',
  paysOff:
    'pays?(?: off| to| its)?|paid off|paying off|(?:is|are) (?:well )?worth (?:it|the effort|while)|(?:more|most) (?:successful|competitive|profitable|productive)|do(?:es)? better|grows? faster|outperforms?|succeeds?|thrives?',
  verbLast: false,
  cluster: 'clusters?|networks?|regions?|hubs?',
  becomes: 'is|are|as|becomes?|became|has become|have become',
  learningOrganisation: '(?:aggregated )?learning organi[sz]ations?',
  ranking:
    'best|worst|ideal|superior|inferior|advanced|backward|(?:most |more )?mature|most developed',
  type: '(?:cluster|firm|sme|network)?[- ]?types?',
  typeNames:
    'porterian|interlocking|induced partnerships?|virtual|crisis[- ]driven|endogenous|exogenous|(?:information|competence)[- ]centred',
  betterThan:
    'better than|worse than|superior to|inferior to|ahead of|more (?:advanced|mature) than',
  judgedPerson:
    'unsuitable|dismiss\\p{L}*|redundant|redundanc(?:y|ies)|unfit|lay(?:ing)? off|laid off|incompetent',
  proven:
    'validated|scientifically (?:proven|proved)|(?:certified|endorsed|approved) by (?:delos|tavistock|the european commission)|the delos toolkit',
  negation: "\\p{L}*n[’']t|not|never|no|un",
  negationReach: 25,
};
