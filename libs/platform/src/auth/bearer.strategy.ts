import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { Account } from './account.js';
import { SessionsService } from './sessions.service.js';

/** What is used of Fastify's request. */
interface BearerRequest {
  readonly raw: { readonly headersDistinct: Readonly<Record<string, string[] | undefined>> };
}

/**
 * The strategy that turns the bearer token of a request into the account behind it, under a name of
 * its own: passport keeps strategies by name for the whole process, and two apps may share one.
 */
export function bearerStrategy(name: string): Type<unknown> {
  @Injectable()
  class BearerStrategy extends PassportStrategy(Strategy, name) {
    constructor(private readonly sessions: SessionsService) {
      super();
    }

    // The library also takes `access_token` of the query and the body; a token in an address ends up in
    // logs and histories (RFC 6750 5.3). Of two Authorization headers Node shows the first only.
    override authenticate(request: unknown): void {
      const { authorization } = (request as BearerRequest).raw.headersDistinct;
      const headers = authorization?.length === 1 ? { authorization: authorization[0] } : {};
      super.authenticate({ headers } as never);
    }

    async validate(token: string): Promise<Account | false> {
      return (await this.sessions.accountOf(token)) ?? false;
    }
  }
  return BearerStrategy;
}
