import { DomainError } from '../core/domain-error.js';

/** A picture that needs 400 MB in memory is no photo of work; phones and scanners stay below. */
export const MAX_PIXELS = 100_000_000;
/** Beyond it common programs give up, and a strip of one pixel is no photo either. */
export const MAX_SIDE = 20_000;

/**
 * Checks the size that a picture declares, in pixels, so that nobody who opens it runs out of
 * memory. Refuses `evidence.picture-malformed` for no size at all and `evidence.picture-too-large`.
 */
export function checkDimensions(width: number, height: number): void {
  const got = `${String(width)} x ${String(height)} pixels`;
  if (width === 0 || height === 0)
    throw new DomainError('evidence.picture-malformed', {
      expected: 'a picture with width and height',
      got,
    });
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    throw new DomainError('evidence.picture-too-large', {
      expected: `at most ${String(MAX_PIXELS)} pixels, ${String(MAX_SIDE)} a side`,
      got,
    });
}
