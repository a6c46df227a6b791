import { Injectable, type Type } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { Account } from './account.js';
import { SessionsService } from './sessions.service.js';

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

    async validate(token: string): Promise<Account | false> {
      return (await this.sessions.accountOf(token)) ?? false;
    }
  }
  return BearerStrategy;
}
