/** What the server is asked beside the chat. */
import { LOCALE, TEXTS } from './texts';

const PATIENCE_MS = 20_000;

/** A request that came to nothing, in words for the person. */
export class RequestError extends Error {
  /** 0 if nobody answered. */
  readonly status: number;

  constructor(message: string, status = 0) {
    super(message);
    this.status = status;
  }
}

export async function ask<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  return (await (await send(path, init)).json()) as Answer;
}

export function askWith<Answer>(method: string, path: string, body: unknown): Promise<Answer> {
  return ask(path, withBody(method, body));
}

export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetchInLanguage(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    dispatchEvent(new Event('taskchat.unreachable'));
    throw new RequestError(TEXTS.unreachable);
  }
  if (answer.ok) return answer;
  throw new RequestError(await reasonOf(answer), answer.status);
}

/** Tells the server which language is shown: what it writes is in the same. */
export function fetchInLanguage(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(path, { ...init, headers: { ...init.headers, 'accept-language': LOCALE } });
}

export function withBody(method: string, body: unknown): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export function wordsOf(error: unknown): string {
  return error instanceof RequestError ? error.message : TEXTS.failed;
}

async function reasonOf(answer: Response): Promise<string> {
  try {
    const { message } = (await answer.json()) as { message?: unknown };
    return typeof message === 'string' ? message : TEXTS.failed;
  } catch {
    return TEXTS.failed;
  }
}
