import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

/** The `Idempotency-Key` of a request, when there is one. Refuses one that is not 1 to 100 visible ASCII characters. */
export const IdempotencyKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined => {
    const { headers } = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string | string[] | undefined> }>();
    const key = headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
      throw new DomainError('request.key-invalid', {
        expected: '1 to 100 visible ASCII characters',
        got: key.length > 100 ? `${String(key.length)} characters` : JSON.stringify(key),
      });
    return key;
  },
);
