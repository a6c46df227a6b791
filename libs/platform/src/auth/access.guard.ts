import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '#domain/core/domain-error.js';
import { ACCESS, type Access } from './access.js';
import type { Account } from './account.js';

/** Guards every route. A route that does not say who may use it is a fault, not an open door. */
@Injectable()
export class AccessGuard extends AuthGuard('bearer') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access`);
    if (access === 'public') return true;
    await super.canActivate(context);
    const { user } = context.switchToHttp().getRequest<{ user: Account }>();
    if (access !== 'signed-in' && !access.some((role) => user.roles.includes(role)))
      throw new DomainError('role.missing', { expected: `the role ${access.join(' or ')}` });
    return true;
  }
}
