import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { type IdForm, PAGE_SIZE, type PageWanted, readPage } from '#domain/paging/read-page.js';

/** The page of a list that a request asks for. Refuses as readPage, before any query runs. */
export const PageParam = createParamDecorator(
  (form: IdForm, context: ExecutionContext): PageWanted =>
    readPage(context.switchToHttp().getRequest<{ query: Record<string, unknown> }>().query, form),
);

/** Says in the description of the API that a list comes in pages. */
export const ApiPages = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'limit',
      required: false,
      schema: {
        type: 'integer',
        minimum: 1,
        maximum: PAGE_SIZE.most,
        default: PAGE_SIZE.usual,
      },
      description: 'How many at most.',
    }),
    ApiQuery({
      name: 'after',
      required: false,
      schema: { type: 'string' },
      description: 'The `next` of the page before, unchanged. Without it: the first page.',
    }),
  );
