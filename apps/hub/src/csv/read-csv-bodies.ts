import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#domain/core/domain-error.js';

/** Ten thousand rows with room for long names and many digests. */
const MAX_BYTES = 8 * 1_048_576;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lets routes take `text/csv`: the body is its text. Refuses what is not strict UTF-8 or is packed. */
export function readCsvBodies(app: NestFastifyApplication): void {
  app.useBodyParser('text/csv', { bodyLimit: MAX_BYTES }, ({ headers }, bytes, done) => {
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      done(
        new DomainError('body.unsupported-type', {
          expected: 'a body without Content-Encoding',
          got: encoding.slice(0, 40),
        }),
      );
      return;
    }
    try {
      const text = utf8.decode(bytes);
      if (text.includes('\0')) throw new TypeError('U+0000');
      done(null, text);
    } catch {
      done(
        new DomainError('body.malformed', {
          expected: 'CSV in UTF-8 without U+0000',
          got: 'other bytes',
        }),
      );
    }
  });
}
