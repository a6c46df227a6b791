import { Param, type PipeTransform, Query } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A little longer than an id, so that a slip can be seen. */
const SHOWN = 40;

const uuidPipe: PipeTransform<unknown, string> = {
  transform(value) {
    if (typeof value !== 'string' || !UUID.test(value))
      throw new DomainError('id.invalid', {
        expected: 'a UUID in lower case',
        got: JSON.stringify(value).slice(0, SHOWN + 2),
      });
    return value;
  },
};

const absentOrUuid: PipeTransform<unknown, string | undefined> = {
  transform: (value, metadata) =>
    value === undefined ? undefined : uuidPipe.transform(value, metadata),
};

/** A path parameter that must be a UUID; refused as `id.invalid` before any query runs. */
export const UuidParam = (name: string): ParameterDecorator => Param(name, uuidPipe);

/** A query parameter that is absent or a UUID; else `id.invalid`. */
export const UuidQuery = (name: string): ParameterDecorator => Query(name, absentOrUuid);
