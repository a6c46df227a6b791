import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError } from '#domain/core/domain-error.js';
import { ACCESS, type Access } from './access.js';
import type { Account } from './account.js';

/**
 * The guard of every route of an app, with the bearer strategy of that name. A route that does not
 * say who may use it is a fault, not an open door.
 */
export function accessGuard(strategy: string): Type<CanActivate> {
  @Injectable()
  class AccessGuard extends AuthGuard(strategy) {
    constructor(private readonly reflector: Reflector) {
      super();
    }

    override async canActivate(context: ExecutionContext): Promise<boolean> {
      const [handler, controller] = [context.getHandler(), context.getClass()];
      const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
        handler,
        controller,
      ]);
      if (access === undefined)
        throw new Error(`${controller.name}.${handler.name} declares no access`);
      if (access === 'public') return true;
      await super.canActivate(context);
      const { user } = context.switchToHttp().getRequest<{ user: Account }>();
      if (access !== 'signed-in' && !access.some((role) => user.roles.includes(role)))
        throw new DomainError('role.missing', { expected: `the role ${access.join(' or ')}` });
      return true;
    }
  }
  return AccessGuard;
}
