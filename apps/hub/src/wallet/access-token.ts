import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

interface Request {
  readonly raw: { readonly headersDistinct: Readonly<Record<string, string[] | undefined>> };
}

/** 32 bytes in base64url, as the token endpoint gives them out. */
const BEARER = /^Bearer +([A-Za-z0-9_-]{43})$/i;

/** The access token of a request; none when there is no such header, or more than one (RFC 6750 2.1). */
export const AccessToken = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined => {
    const { authorization = [] } = context.switchToHttp().getRequest<Request>().raw.headersDistinct;
    return authorization.length === 1 ? BEARER.exec(authorization[0] ?? '')?.[1] : undefined;
  },
);
