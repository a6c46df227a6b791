import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import type { Account } from './account.js';
import { SessionsService } from './sessions.service.js';

/** Turns the bearer token of a request into the account behind it. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly sessions: SessionsService) {
    super();
  }

  async validate(token: string): Promise<Account | false> {
    return (await this.sessions.accountOf(token)) ?? false;
  }
}
