import { DomainError } from '../core/domain-error.js';
import type { StandardVersion } from '../generated/schemas.js';

type Content = Pick<StandardVersion, 'title' | 'description' | 'levels' | 'criteria'>;

/**
 * Checks what a schema cannot say about a standard: levels ascending from 1 without gaps, unique
 * criterion ids, every criterion at a level of the standard, every text in the given language.
 */
export function checkStandard(content: Content, language: string): void {
  if (content.levels.some((l, i) => l.level !== i + 1))
    throw new DomainError('standard.level-repeated', {
      got: content.levels.map((l) => l.level).join(', '),
    });
  const ids = content.criteria.map((c) => c.id);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined)
    throw new DomainError('standard.criterion-repeated', { got: repeated });
  const orphan = content.criteria.find((c) => c.level > content.levels.length);
  if (orphan)
    throw new DomainError('standard.level-undefined', {
      expected: `a level from 1 to ${String(content.levels.length)}`,
      got: `level ${String(orphan.level)} in criterion ${orphan.id}`,
    });
  const texts = [
    content.title,
    content.description,
    ...content.levels.flatMap((l) => [l.title, l.behaviour]),
    ...content.criteria.map((c) => c.text),
  ];
  if (texts.some((text) => !Object.hasOwn(text, language)))
    throw new DomainError('standard.language-missing', { expected: language });
}
