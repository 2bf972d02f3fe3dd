/** The one way to a ChatKit server: every request of the element passes through here. */
import type { StreamEvent } from '../protocol/events';
import type { JsonOperations, StreamRequest } from '../protocol/requests';
import { readEventData } from '../protocol/sse';
import { ChatRequestError, connectionError, errorFromResponse, isAbort } from './errors';

export interface ChatClientConfig {
  url: string;
  /** Replaces the page's `fetch`, for headers and credentials of the host's own. */
  fetch?: typeof fetch;
  /** Sent as `Accept-Language`. */
  locale?: string;
}

export class ChatClient {
  readonly #config: ChatClientConfig;

  constructor(config: ChatClientConfig) {
    this.#config = config;
  }

  /** Runs an operation that answers with one document. */
  async call<Type extends keyof JsonOperations>(
    type: Type,
    params: JsonOperations[Type][0],
    signal?: AbortSignal,
  ): Promise<JsonOperations[Type][1]> {
    const response = await this.#post({ type, params }, 'application/json', signal);
    return (await response.json()) as JsonOperations[Type][1];
  }

  /** Runs an operation that answers with events. Aborting the signal is how a response is stopped. */
  async *stream(request: StreamRequest, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    const response = await this.#post(request, 'text/event-stream', signal);
    if (!response.body) return;
    const events = readEventData(response.body);
    try {
      for await (const data of events) yield JSON.parse(data) as StreamEvent;
    } catch (error) {
      if (isAbort(error)) throw error;
      const message = 'The connection was lost before the answer was finished.';
      throw new ChatRequestError('CONNECTION_FAILED', message, 0, { cause: error });
    }
  }

  async #post(body: unknown, accept: string, signal?: AbortSignal): Promise<Response> {
    const { url, locale } = this.#config;
    const send = this.#config.fetch ?? fetch;
    const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: accept };
    if (locale) headers['Accept-Language'] = locale;
    let response: Response;
    try {
      const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body) };
      response = await send(url, signal ? { ...init, signal } : init);
    } catch (error) {
      throw isAbort(error) ? error : connectionError(error);
    }
    if (!response.ok) throw await errorFromResponse(response);
    return response;
  }
}
