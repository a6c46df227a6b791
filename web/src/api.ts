import type { Problem, Session } from '../../libs/domain/src/generated/schemas.js';
import { t } from './messages.js';

const STORE = 'guildmark.session';

/** Told to the window when a session ends: by signing out, or because the server no longer knows it. */
export const SESSION_ENDED = 'guildmark:session-ended';

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

/** Ends the session on the server, and here even if the server cannot be reached. */
export async function signOut(): Promise<void> {
  try {
    await send('/api/v1/sessions/current', { method: 'DELETE' });
  } finally {
    endSession();
  }
}

/** The account is gone, and the session with it; what is shown stays until the page is left. */
export function forgetSession(): void {
  sessionStorage.removeItem(STORE);
}

export async function get<T>(path: string): Promise<T> {
  return (await (await send(path)).json()) as T;
}

export async function file(path: string): Promise<Blob> {
  return blobOf(await send(path));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await sendJson(path, body)).json()) as T;
}

/** For a command that answers with nothing. */
export async function tell(path: string): Promise<void> {
  await send(path, { method: 'POST' });
}

/** For a command with a body that answers with nothing. */
export async function tellWith(path: string, body: unknown): Promise<void> {
  await sendJson(path, body);
}

/** Asks for a file that is made for this request. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  return blobOf(await sendJson(path, body));
}

export async function remove<T>(path: string): Promise<T> {
  return (await (await send(path, { method: 'DELETE' })).json()) as T;
}

/** Sends the text of a CSV file. */
export async function postCsv<T>(path: string, text: string): Promise<T> {
  const headers = { 'content-type': 'text/csv' };
  return (await (await send(path, { method: 'POST', headers, body: text })).json()) as T;
}

const sendJson = (path: string, body: unknown): Promise<Response> =>
  send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** 202: the file is not there yet, and what came is not it. */
async function blobOf(response: Response): Promise<Blob> {
  if (response.status === 202) throw new Error(t('problem.not-yet'));
  return response.blob();
}

function endSession(): void {
  forgetSession();
  dispatchEvent(new Event(SESSION_ENDED));
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const token = currentSession()?.token;
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    throw new Error(t('problem.unreachable'), {
      cause,
    });
  });
  if (response.ok) return response;
  const refusal = await refusalOf(response);
  if (refusal instanceof Refused && refusal.problem.code === 'session.required') endSession();
  throw refusal;
}

/** Between here and the server something else may answer, in no form that we know. */
async function refusalOf(response: Response): Promise<Error> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    return new Refused((await response.json()) as Problem);
  return new Error(t('problem.answered', { status: String(response.status) }));
}
