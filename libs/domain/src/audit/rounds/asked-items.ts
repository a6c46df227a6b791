import { instrument } from '../instrument/instrument.js';
import type { Item } from '../instrument/instrument-types.js';
import { itemsOf } from '../instrument/items-of.js';
import type { RoundForm, RoundStratum } from './propose-form.js';

/**
 * What somebody is asked, in the order in which it is asked: a form about a firm, or the items about
 * the cluster that the instrument has for their position (24 from within, 11 from outside).
 */
export function askedItems(form: RoundForm, stratum: RoundStratum): readonly Item[] {
  if (form !== 'cluster') return itemsOf(form);
  return instrument.clusterItems.filter(({ askedOf }) =>
    (askedOf as readonly RoundStratum[]).includes(stratum),
  );
}
