import type { Problem, Session } from '../../libs/domain/src/generated/schemas.js';

const STORE = 'guildmark.session';

/** What the server said no to, in its own words. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** The session of this browser tab; it ends with the tab or its hour. */
export function currentSession(): Session | undefined {
  const text = sessionStorage.getItem(STORE);
  if (text === null) return undefined;
  const session = JSON.parse(text) as Session;
  return Date.parse(session.expiresAt) > Date.now() ? session : undefined;
}

export async function signIn(email: string, password: string): Promise<Session> {
  const session = await post<Session>('/api/v1/sessions', { email, password });
  sessionStorage.setItem(STORE, JSON.stringify(session));
  return session;
}

/** Ends the session here, and on the server if it can be reached. */
export async function signOut(): Promise<void> {
  try {
    await send('/api/v1/sessions/current', { method: 'DELETE' });
  } finally {
    sessionStorage.removeItem(STORE);
  }
}

export async function get<T>(path: string): Promise<T> {
  return (await (await send(path)).json()) as T;
}

export async function file(path: string): Promise<Blob> {
  return (await send(path)).blob();
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const session = currentSession();
  const headers = new Headers(init.headers);
  if (session) headers.set('authorization', `Bearer ${session.token}`);
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  return response;
}
