import type { RuleText } from '../rule-text.js';

/** Recommendations to firms in French. */
export const frFirmRules: Readonly<Record<string, RuleText>> = {
  R01: {
    title: 'Faire de la place à l’apprentissage avant de demander des plans',
    formal:
      'Pas encore de catalogue : au plus un cours bref qui supprime l’urgence la plus fréquente, payé par le fonds commun.',
    informal:
      'Dix minutes après chaque travail : ce qui s’est mal passé, ce que nous ferons autrement (une ligne dans le carnet).',
    network:
      'Un responsable du hub vient chaque mois et apporte un soutien commun : remplaçants, administration partagée, formateur partagé.',
    why: 'Une entreprise qui répond à des urgences n’a ni temps ni marge pour une formation planifiée. Le soutien doit venir d’abord et être partagé.',
    caution: null,
  },
  R02: {
    title: 'Laisser le personnel choisir un besoin d’apprentissage par mois',
    formal: 'Rien.',
    informal:
      'Propriétaire et personnel se réunissent chaque mois ; le personnel choisit un besoin ; le propriétaire garde un veto, en disant pourquoi.',
    network: 'Visiter une entreprise de la même taille où le personnel participe.',
    why: 'Les décisions reviennent à une seule personne dominante. Une part petite et régulière de la décision est le premier pas le moins coûteux.',
    caution: null,
  },
  R03: {
    title: 'Rendre visible le savoir-faire interne, et ouvrir une fenêtre sur l’extérieur',
    formal:
      'Écrire des profils pour les postes clés ; évaluer les compétences que les tuteurs transmettent et les reconnaître par une attestation.',
    informal: 'Confier à chaque tuteur deux apprenants au lieu d’un.',
    network: 'Un échange planifié avec une autre entreprise du hub chaque semestre.',
    why: 'On apprend en interne par tutorat, formation au poste et recrutement ciblé, et l’entreprise se tient à l’écart des autres. Ce qu’elle sait n’est ni visible ni renouvelé.',
    caution: null,
  },
  R04: {
    title: 'Transformer les cours en pratique partagée, et les réseaux en habitude',
    formal:
      'Garder la formation continue ; envoyer deux personnes à chaque cours et fixer une tâche d’application avec une date.',
    informal:
      'Ceux qui ont suivi un cours le montrent aux autres dans les deux semaines ; un évaluateur observe la tâche.',
    network: 'Remplacer l’usage des réseaux au cas par cas par un groupe de travail permanent.',
    why: 'Les compétences viennent d’organismes extérieurs et les réseaux sont utilisés à l’occasion. Le risque est que le savoir reste chez la personne qui a suivi le cours.',
    caution: null,
  },
  R05: {
    title: 'Utiliser le réseau qui existe, et noter un peu',
    formal:
      'Un seul registre léger : le carnet de marché partagé. Une compétence par trimestre évaluée et reconnue par une attestation.',
    informal: 'Cercles de compétences menés par des pairs au sein du réseau local existant.',
    network: 'Le hub se joint à des réunions existantes et n’en crée pas de nouvelle.',
    why: 'Nouvelles et savoir-faire passent par des liens locaux et familiaux, mais l’apprentissage organisationnel est limité.',
    caution: null,
  },
  R06: {
    title: 'Élargir ce que l’entreprise regarde',
    formal: 'Dates fixes pour une veille du marché et des technologies, partagée par le hub.',
    informal: 'Garder les contacts informels ; poser à chaque visiteur deux questions fixes.',
    network: 'Proposer ses propres évaluateurs à d’autres entreprises.',
    why: 'Le développement des compétences est formalisé, mais le côté stratégique se limite en grande partie au recueil informel d’informations.',
    caution: null,
  },
  R07: {
    title: 'Aucun conseil selon le type',
    formal: 'Rien selon le type ; voir l’équilibre et les manques.',
    informal: 'Rien selon le type.',
    network:
      'Interroger d’autres personnes de l’entreprise, ou recommencer après six mois de registres.',
    why: 'Les réponses ne désignent pas un seul type. En nommer un serait deviner.',
    caution: null,
  },
  R08: {
    title: 'Entreprise ancrée : découvrir comment les compétences se développent',
    formal:
      'Demander les registres des comparaisons de compétences et des évaluations. S’il n’y en a pas, commencer par une compétence par trimestre.',
    informal: 'Utiliser le réseau qui existe.',
    network: 'Le hub se joint à des réunions existantes et n’en crée pas de nouvelle.',
    why: 'Les liens étroits avec d’autres entreprises sont clairs. Il n’est pas clair si les compétences se développent par des pratiques formelles ou informelles.',
    caution: null,
  },
  R10: {
    title: 'Renforcer le recueil d’informations',
    formal:
      'Veille commune du marché tenue par le hub, avec une synthèse trimestrielle pour le métier.',
    informal:
      'Un tour de table hebdomadaire de dix minutes : qu’avez-vous entendu de la part des clients ?',
    network: 'Lire et commenter deux avis par mois dans le hub.',
    why: 'Le recueil d’informations est le plus faible des trois niveaux.',
    caution: null,
  },
  R11: {
    title: 'Renforcer l’acquisition de savoirs',
    formal: 'Un cours au programme fixé pour les deux tâches les plus courantes.',
    informal: 'Un tuteur pour chaque nouveau venu.',
    network: 'Emprunter pour un jour une personne expérimentée à une autre entreprise.',
    why: 'L’acquisition de savoirs est le plus faible des trois niveaux.',
    caution: null,
  },
  R12: {
    title: 'Transformer ce que l’on sait en compétence',
    formal:
      'Comparer une fois par an les compétences présentes aux compétences nécessaires. Évaluer celles apprises au travail et les reconnaître par une attestation.',
    informal: 'Reparler des travaux terminés ; laisser les gens se remplacer les uns les autres.',
    network: 'Entre deux entreprises, évaluer chacune le personnel de l’autre.',
    why: 'La consolidation des compétences est le plus faible des trois niveaux.',
    caution: null,
  },
  R13: {
    title: 'En équilibre, mais peu de chacun',
    formal: 'Un petit pas formel.',
    informal: 'Une habitude régulière à chaque niveau.',
    network: 'Soutien commun du hub.',
    why: 'Les trois niveaux sont égaux, mais tous sont bas : l’équilibre seul n’est pas un accomplissement.',
    caution: null,
  },
  R14: {
    title: 'L’équilibre n’a pas pu être déterminé',
    formal: 'Rien.',
    informal: 'Montrer l’image avec son intervalle ; demander à d’autres personnes de répondre.',
    network: 'Rien.',
    why: 'L’intervalle contient encore à la fois une entreprise en équilibre et une entreprise en déséquilibre.',
    caution: null,
  },
  R15: {
    title: 'Ajouter un pendant formel là où l’apprentissage est presque tout informel',
    formal: 'Pour le niveau indiqué : une pratique écrite ou à dates fixes.',
    informal: 'Garder ce qui marche.',
    network: 'Emprunter un modèle au hub.',
    why: 'À ce niveau, la pratique formelle fait moins de 30 % de l’ensemble.',
    caution:
      'L’apprentissage informel ne vaut pas moins ; le but est un support qui reste quand une personne s’en va.',
  },
  R16: {
    title: 'Ajouter un pendant informel là où l’apprentissage est presque tout formel',
    formal: 'Garder ce qui marche.',
    informal:
      'Pour le niveau indiqué : observation d’un collègue au travail, discussion après le travail, visites d’échange.',
    network: 'Cercle de pairs.',
    why: 'À ce niveau, la pratique formelle fait plus de 70 % de l’ensemble.',
    caution: null,
  },
  R17: {
    title: 'Trop peu de pratique pour un équilibre',
    formal: 'Un petit pas formel.',
    informal: 'Une habitude régulière : reparler des travaux terminés.',
    network: 'Soutien commun du hub.',
    why: 'La pratique est si rare à tous les niveaux que les proportions ne veulent rien dire.',
    caution: null,
  },
  R20: {
    title: 'La compétence en marketing manque',
    formal:
      'Atelier-conseil de marketing partagé : prix, offres, promotion numérique, étude des clients.',
    informal: 'Assister à des entretiens avec des clients dans une entreprise qui vend bien.',
    network: 'Partager entre entreprises un spécialiste du marketing à temps partiel.',
    why: 'La couverture vérifiée en marketing reste en dessous du besoin.',
    caution: null,
  },
  R21: {
    title: 'Trop peu de personnes savent tenir plus d’un poste',
    formal:
      'Évaluer des personnes désignées pour un second poste et le reconnaître par une attestation.',
    informal: 'Plan de rotation : une demi-journée par semaine au second poste.',
    network: 'Échange de personnel entre entreprises aux postes correspondants.',
    why: 'Moins d’un tiers des personnes couvrent deux postes, ou moins de la moitié des postes ont un remplaçant.',
    caution: null,
  },
  R22: {
    title: 'Évaluer avant de former',
    formal:
      'Réserver des évaluations pour les personnes qui ont déposé une demande ; décider ensuite de la formation.',
    informal: 'Rassembler maintenant des échantillons de travail et des notes de témoins.',
    network: 'Faire appel à un évaluateur d’une autre entreprise.',
    why: 'Le manque disparaît si l’on compte les demandes pas encore évaluées : les justificatifs manquent, peut-être pas la compétence.',
    caution: null,
  },
  R23: {
    title: 'Une autre entreprise du hub peut aider',
    formal: 'Accord écrit d’échange, avec heures et assurance.',
    informal: 'Visite ou détachement dans un but d’apprentissage.',
    network: 'Le hub met en relation et enregistre l’échange.',
    why: 'Une autre entreprise a plus de couverture qu’il ne lui en faut et a accepté de partager.',
    caution: null,
  },
  R24: {
    title: 'Se former ensemble',
    formal: 'Cours commun choisi dans la limite du budget commun.',
    informal: 'Binômes d’apprentissage entre entreprises après le cours.',
    network: 'Le hub organise et délivre les attestations après évaluation.',
    why: 'Aucune entreprise ne peut combler seule le manque ; le cours commun est le meilleur emploi du budget commun.',
    caution: null,
  },
  R25: {
    title: 'Le travail dépend d’une seule personne',
    formal: 'Délivrer une attestation à une seconde personne dans les six mois.',
    informal: 'Observation au travail avec une liste de points.',
    network: 'Convenir d’une couverture d’urgence avec une entreprise partenaire.',
    why: 'Si une personne précise qui tient un poste partait, la couverture requise ne serait plus atteinte.',
    caution:
      'Montré seulement à l’entreprise ; jamais au registre ; à ne pas utiliser contre la personne.',
  },
  R26: {
    title: 'Faire de l’évaluation des compétences une habitude',
    formal:
      'Former dans chaque entreprise une personne qui sache revoir les compétences, ou en partager une dans le hub.',
    informal: 'Les dirigeants font d’abord regarder leurs propres compétences.',
    network:
      'Réunion de tous les évaluateurs du hub pour accorder leurs critères, deux fois par an.',
    why: 'Les compétences sont rarement revues, ou l’on craint une revue.',
    caution: null,
  },
  R40: {
    title: 'Parler d’abord : certaines réponses ne vont pas ensemble',
    formal: 'Rien avant la discussion.',
    informal: 'Une discussion animée avec trois à cinq personnes sur les points indiqués.',
    network: 'Rien.',
    why: 'Des réponses se contredisent ou contredisent les registres.',
    caution: null,
  },
};
