import { Query, type PipeTransform } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';

/** A query parameter that is absent or one of some words; anything else is `request.refused`. */
export function ChoiceQuery(name: string, choices: readonly string[]): ParameterDecorator {
  const pipe: PipeTransform<unknown, string | undefined> = {
    transform(value) {
      if (value === undefined || choices.some((choice) => choice === value))
        return value as string | undefined;
      throw new DomainError('request.refused', {
        expected: `${name}=${choices.join(' | ')}, or without it`,
      });
    },
  };
  return Query(name, pipe);
}
