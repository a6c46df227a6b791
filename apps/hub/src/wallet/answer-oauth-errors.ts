import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FORM_BODY } from '#platform/http/form-body.js';
import type { RefusedRequest } from '#platform/http/problem-of.js';
import { OAuthErrorFilter, type OAuthReply } from './oauth-error.filter.js';

/** Marks a route whose refusals are those of OAuth 2.0. */
export const OAUTH_ROUTE = { oauthErrors: true } as const;

/** Marks the token endpoint, which takes a form. */
export const OAUTH_FORM_ROUTE = { ...OAUTH_ROUTE, ...FORM_BODY } as const;

interface RouteOptions {
  readonly config?: { readonly oauthErrors?: boolean };
  errorHandler?: (error: unknown, request: RefusedRequest, reply: OAuthReply) => void;
}

/**
 * What is refused before a route is reached (an unreadable body, one that is too large, too many
 * requests) no filter of a controller sees: on marked routes it is answered alike.
 */
export function answerOAuthErrors(app: NestFastifyApplication): void {
  const filter = new OAuthErrorFilter();
  const answer = (route: RouteOptions) => {
    if (route.config?.oauthErrors === true)
      route.errorHandler = (error, request, reply) => {
        filter.answer(error, request, reply);
      };
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', answer as never);
}
