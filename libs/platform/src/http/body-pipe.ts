import { StandardSchemaValidationPipe } from '@nestjs/common';
import { BodyRefused } from './problem-of.js';

/**
 * Nest's pipe first takes members named `constructor` and `prototype` out of the value, at any depth.
 * A credential with such a member would then be judged as if it were not there; a closed schema
 * refuses it, and as an own member it does no harm. `readJson` has refused `__proto__`.
 */
class UnchangedBodyPipe extends StandardSchemaValidationPipe {
  protected override stripProtoKeys(): void {
    // Nothing is taken out.
  }
}

/** Checks a body against its schema of libs/domain/schemas. Refuses with `body.invalid` and every fault. */
export const bodyPipe = (): StandardSchemaValidationPipe =>
  new UnchangedBodyPipe({
    exceptionFactory: (issues) =>
      new BodyRefused(
        issues.map((issue) => ({
          ...issue,
          path:
            '/' +
            (issue.path ?? []).map((p) => String(typeof p === 'object' ? p.key : p)).join('/'),
        })),
      ),
  });
