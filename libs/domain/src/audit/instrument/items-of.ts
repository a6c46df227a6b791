import type { Form, Item } from './instrument-types.js';
import { firmItems } from './items.js';

/** The items of a form about a firm, in the order in which they are asked: 60, or 29 in the short one. */
export function itemsOf(form: Form): readonly Item[] {
  return form === 'full' ? firmItems : firmItems.filter(({ shortForm }) => shortForm);
}
