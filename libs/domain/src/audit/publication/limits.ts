/** A figure over firms rests on so many of them at least (audit paper, 6.2). */
export const LEAST_FIRMS = 5;

/** A cell over hubs rests on so many of them at least (design paper of the registry). */
export const LEAST_HUBS = 3;

/** By how much a hidden count must be able to be larger for all that is shown. */
export const PROTECTION = 5;

/** From so many firms on a share says more than its noise; below that it is told as a band (6.2). */
export const FIGURES_FROM = 25;

/** Noise of a hub in a year: epsilon 1, in thousandths (6.2). One summary a year takes all of it. */
export const YEARLY_BUDGET = 1000;
