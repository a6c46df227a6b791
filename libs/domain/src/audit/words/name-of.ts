import type { NamedConstruct, NamedType } from './name-words.js';
import type { ReportWords } from './report-words.js';

/** What a construct is called; its id where it has no name, so that nothing is lost. */
export const constructName = (id: string, { names }: ReportWords): string =>
  Object.hasOwn(names.constructs, id) ? names.constructs[id as NamedConstruct] : id;

/** What a type is called; its id where it has no name. */
export const typeName = (id: string, { names }: ReportWords): string =>
  Object.hasOwn(names.types, id) ? names.types[id as NamedType] : id;
