import { DomainError } from '#domain/core/domain-error.js';

/** Marks a route that takes a form (`application/x-www-form-urlencoded`); its body is the text of it. */
export const FORM_BODY = { formBody: true } as const;

const FORM = 'application/x-www-form-urlencoded';

/** What is used of Fastify's request. */
export interface FormRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions?: { readonly config?: { readonly formBody?: boolean } };
}

/**
 * The text of a form on a marked route. Elsewhere `body.unsupported-type`: a page of another site can
 * send a form without asking. Refuses `body.malformed` bytes that are not ASCII or hold a control
 * character: a form escapes them.
 */
export function readForm({ headers, routeOptions }: FormRequest, bytes: Buffer): string {
  if (routeOptions?.config?.formBody !== true)
    throw new DomainError('body.unsupported-type', { expected: 'application/json', got: FORM });
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    throw new DomainError('body.unsupported-type', {
      expected: 'a body without Content-Encoding',
      got: String(encoding).slice(0, 40),
    });
  const text = bytes.every((byte) => byte > 0x1f && byte < 0x7f)
    ? bytes.toString('ascii')
    : undefined;
  if (text === undefined)
    throw new DomainError('body.malformed', { expected: 'a form in ASCII', got: 'other bytes' });
  return text;
}
