import { request } from 'node:https';

/** The API of an app whose certificate is of the trial's own authority. */
export class HttpsApi {
  constructor(
    private readonly url: string,
    private readonly ca: string,
    private readonly token?: string,
  ) {}

  async signedIn(email: string, password: string): Promise<HttpsApi> {
    const session = await this.post<{ token: string }>('/api/v1/sessions', { email, password });
    return new HttpsApi(this.url, this.ca, session.token);
  }

  async get<T>(path: string): Promise<T> {
    return answered(`GET ${path}`, await this.send('GET', path)) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return answered(`POST ${path}`, await this.send('POST', path, JSON.stringify(body))) as T;
  }

  /** Undefined when nothing is there. */
  async text(path: string): Promise<string | undefined> {
    const { status, text } = await this.send('GET', path);
    return status === 200 ? text : undefined;
  }

  private send(method: string, path: string, body?: string): Promise<Answer> {
    const headers = {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
    };
    return new Promise((done, failed) => {
      const asked = request(`${this.url}${path}`, { method, headers, ca: this.ca }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          done({ status: answer.statusCode ?? 0, text });
        });
      });
      asked.on('error', failed).end(body);
    });
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function answered(what: string, { status, text }: Answer): unknown {
  if (status >= 300) throw new Error(`${what}: ${String(status)} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
