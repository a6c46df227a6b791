import type { Problem, Session } from '#domain/generated/schemas.js';

/** An answer that was not the one asked for. Carries the problem the server named. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    request: string,
  ) {
    super(
      `${request}: ${String(status)} ${problem.code} ${JSON.stringify(problem.issues ?? problem.detail ?? '')}`,
    );
  }
}

/** What a journey through the API needs of its client. */
export type Api = Pick<ApiClient, 'get' | 'post' | 'text'>;

/** The API of one app as one account uses it. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  /** The same app, signed in. */
  async signedIn(email: string, password: string): Promise<ApiClient> {
    const session = await this.post<Session>('/api/v1/sessions', { email, password });
    return new ApiClient(this.url, session.token);
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.send('GET', path)).json()) as T;
  }

  async text(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const response = await this.send('GET', path, undefined, headers);
    return { status: response.status, text: await response.text() };
  }

  /** Posts JSON. With a key the request may be repeated without doing anything twice. */
  async post<T>(path: string, body: unknown, key?: string): Promise<T> {
    const response = await this.send(
      'POST',
      path,
      body,
      key === undefined ? {} : { 'idempotency-key': key },
    );
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const problem = (await response.json()) as Problem;
    throw new ApiRefusal(response.status, problem, `${method} ${path}`);
  }
}
