/** Failures of a request, as one error type with a message fit to show. */

import { TEXTS } from '../languages/texts';

/** `code` is the server's word for the failure, or `CONNECTION_FAILED` when nothing answered. */
export class ChatRequestError extends Error {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(code: string, message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChatRequestError';
    this.code = code;
    this.status = status;
  }
}

/** What a JSON operation answers; some servers say nothing where there is nothing to say. */
export async function documentOf(response: Response): Promise<unknown> {
  const body = await response.text();
  try {
    return JSON.parse(body || '{}');
  } catch (cause) {
    throw new ChatRequestError('BAD_ANSWER', TEXTS.serverFailed(response.status), 0, { cause });
  }
}

/**
 * Reads `{"error": CODE, "message": TEXT}`; other servers' bodies give a message by status, or what
 * frameworks have in `detail`.
 */
export async function errorFromResponse(response: Response): Promise<ChatRequestError> {
  const body: unknown = await response.json().catch(() => null);
  const { error, message, detail } = (body ?? {}) as Record<string, unknown>;
  const { status } = response;
  return new ChatRequestError(
    text(error) || `HTTP_${status}`,
    text(message) || describeStatus(status, text(detail)),
    status,
  );
}

export function connectionError(cause: unknown): ChatRequestError {
  return new ChatRequestError('CONNECTION_FAILED', TEXTS.connectionFailed, 0, { cause });
}

/** True for the error that an aborted fetch or stream raises. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function describeStatus(status: number, said: string): string {
  if (status === 401) return TEXTS.signedOut;
  if (status === 403) return TEXTS.notYours;
  if (status === 404) return TEXTS.gone;
  if (status === 413) return TEXTS.messageTooLong;
  if (status === 429) return TEXTS.tooMany;
  return said || TEXTS.serverFailed(status);
}
