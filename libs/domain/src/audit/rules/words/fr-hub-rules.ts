import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in French. */
export const frHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Relier les référentiels locaux aux référentiels européens',
    formal: 'Proposer la correspondance au registre.',
    informal: 'Demander à des gens du métier d’écrire les descriptions.',
    network: 'Comparer avec les hubs voisins.',
    why: 'Certaines compétences requises reposent sur un référentiel local sans correspondance européenne : les attestations ne vaudront pas ailleurs.',
    caution: null,
  },
  R30: {
    title: 'S’appuyer sur la confiance qui existe',
    formal: 'Un référentiel commun léger, peu de comités.',
    informal: 'Cercles de pairs entre entreprises semblables.',
    network: 'Garder une direction souple.',
    why: 'La collaboration entre entreprises semblables existe et la direction est souple.',
    caution: null,
  },
  R31: {
    title: 'S’appuyer sur l’organisme central, le long de la chaîne d’approvisionnement',
    formal:
      'Référentiels selon la position dans la chaîne ; l’organisme central accueille les évaluations.',
    informal: 'Visites d’apprentissage entre producteurs et fournisseurs.',
    network: 'Veiller à ce que les petits fournisseurs aient voix au chapitre.',
    why: 'Les relations sont marquées par les différences entre producteurs et fournisseurs autour d’un centre.',
    caution: null,
  },
  R32: {
    title: 'Offrir des modules à plusieurs groupes',
    formal: 'Référentiels modulaires que différents groupes peuvent adopter.',
    informal: 'Équipes de projet entre groupes différents.',
    network: 'Utiliser les associations professionnelles comme relais.',
    why: 'Les réseaux sont divers et fondés sur des intérêts.',
    caution: null,
  },
  R33: {
    title: 'Passer la main pas à pas',
    formal: 'Transférer le travail des évaluateurs de l’agence aux entreprises, avec des dates.',
    informal: 'Laisser les entreprises fixer l’ordre du jour d’une réunion sur deux.',
    network: 'Prévoir la fin du financement.',
    why: 'Le cluster est coordonné par une agence extérieure à la communauté.',
    caution: null,
  },
  R34: {
    title: 'Évaluer à distance, se réunir dans un but précis',
    formal: 'Règles d’évaluation à distance, second évaluateur sur place.',
    informal:
      'Cercle de propriétaires (forme familiale) ou groupe de pratique en ligne (forme numérique).',
    network: 'Rencontre annuelle en personne.',
    why: 'Les membres sont dispersés, unis par une histoire familiale ou par un système partagé.',
    caution: null,
  },
  R35: {
    title: 'Aucun conseil selon le type de cluster',
    formal: 'Rien selon le type.',
    informal: 'Rien selon le type.',
    network: 'Discuter du profil avec les membres.',
    why: 'Il n’y a pas de modèle unique de cluster ; celui-ci n’est pas assez proche d’un type décrit.',
    caution: null,
  },
  R36: {
    title: 'Planifier une fois les compétences ensemble, et en garder la trace',
    formal: 'Une prévision commune des compétences, avec une décision et une date.',
    informal: 'Discussion ouverte sur ce qui n’a pas marché.',
    network: 'Inviter les membres qui viennent rarement.',
    why: 'La planification commune des compétences est rapportée sans registres, ou elle est absente.',
    caution: null,
  },
};
