import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Account } from './account.js';

/** Who may use a route: everybody, anybody signed in, or anybody with one of the roles. */
export type Access = 'public' | 'signed-in' | readonly string[];

export const ACCESS = 'guildmark:access';

/** No sign-in needed. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** Any account, whatever its roles. */
export const SignedIn = () => SetMetadata(ACCESS, 'signed-in' satisfies Access);

/** Accounts that hold at least one of the roles. */
export const Roles = (...roles: readonly string[]) => SetMetadata(ACCESS, roles satisfies Access);

/** The signed-in account, as a parameter of a route. */
export const Me = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Account =>
    context.switchToHttp().getRequest<{ user: Account }>().user,
);
