import { DomainError } from '#domain/core/domain-error.js';

/** Pixels of a side, and of a whole picture: a large camera's, and no bomb's. */
const MAX_SIDE = 20_000;
const MAX_PIXELS = 100_000_000;

/** `evidence.picture-malformed` with what was wrong. */
export const malformed = (what: string): DomainError =>
  new DomainError('evidence.picture-malformed', { got: what });

/** Refuses `evidence.picture-malformed` a picture without pixels, `evidence.picture-too-large`. */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw malformed('a picture without pixels');
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS) return;
  throw new DomainError('evidence.picture-too-large', {
    expected: `at most ${String(MAX_SIDE)} a side and ${String(MAX_PIXELS)} in all`,
    got: `${String(width)} x ${String(height)}`,
  });
}
