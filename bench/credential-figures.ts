import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { batchFigures } from './batch-figures.js';
import { benchKeys } from './bench-keys.js';
import type { Figure } from './compare.js';
import { dataIntegrityFigures } from './data-integrity-figures.js';
import { jwtFigures } from './jwt-figures.js';
import { sdJwtFigures } from './sd-jwt-figures.js';

/** Issuing and verifying in every format, beside other people's libraries and bare signatures. */
export async function* credentialFigures(record: CompetenceRecord): AsyncGenerator<Figure> {
  const keys = benchKeys();
  yield* dataIntegrityFigures(record, keys);
  yield* jwtFigures(record, keys);
  yield* sdJwtFigures(record, keys);
  yield* batchFigures(record, keys);
}
