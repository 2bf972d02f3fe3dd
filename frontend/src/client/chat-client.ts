/** The one way to a ChatKit server: every request of the element passes through here. */
import { TEXTS } from '../languages/texts';
import type { StreamEvent } from '../protocol/events';
import type { Thread } from '../protocol/items';
import type { JsonOperations, StreamRequest } from '../protocol/requests';
import { readEventData } from '../protocol/sse';
import {
  ChatRequestError,
  connectionError,
  documentOf,
  errorFromResponse,
  isAbort,
} from './errors';
import { rememberTurn, Turn, type TurnEnd, turnAddress, turnHeaders, turnIdOf } from './turn';

export interface ChatClientConfig {
  url: string;
  /** Replaces the page's `fetch`, for headers and credentials of the host's own. */
  fetch?: typeof fetch;
  /** Sent as `Accept-Language`. */
  locale?: string;
}

const JSON_TYPE = 'application/json';
const EVENTS = 'text/event-stream';

export class ChatClient {
  readonly #config: ChatClientConfig;
  readonly #url: URL;

  constructor(config: ChatClientConfig) {
    this.#config = config;
    this.#url = new URL(config.url, location.href);
  }

  get origin(): string {
    return this.#url.origin;
  }

  /** The header that says in which language to answer. */
  get language(): Record<string, string> {
    const { locale } = this.#config;
    return locale ? { 'Accept-Language': locale } : {};
  }

  /** The page's own, if it has one. */
  get fetch(): typeof fetch | undefined {
    return this.#config.fetch;
  }

  /** Runs an operation that answers with one document. */
  async call<Type extends keyof JsonOperations>(
    type: Type,
    params: JsonOperations[Type][0],
    signal?: AbortSignal,
  ): Promise<JsonOperations[Type][1]> {
    const response = await this.#post({ type, params }, JSON_TYPE, {}, signal);
    return (await documentOf(response)) as JsonOperations[Type][1];
  }

  /** Reads a thread, and which turn is running in it, if the server says so. */
  async thread(threadId: string): Promise<{ thread: Thread; turnId: string | null }> {
    const request = { type: 'threads.get_by_id', params: { thread_id: threadId } };
    const response = await this.#post(request, JSON_TYPE);
    return { thread: (await documentOf(response)) as Thread, turnId: turnIdOf(response) };
  }

  /**
   * Runs an operation that answers with events. Aborting the signal stops the response, unless the
   * server has named its turn: then it is only left.
   */
  async *stream(
    request: StreamRequest,
    signal: AbortSignal,
    turn = new Turn(),
  ): AsyncGenerator<StreamEvent> {
    // Another origin would have to allow these headers, or could not be asked at all.
    const headers = this.#url.origin === location.origin ? turnHeaders(turn) : {};
    const response = await this.#post(request, EVENTS, headers, signal);
    turn.id = turnIdOf(response);
    rememberTurn(turn);
    yield* this.#events(response, turn);
  }

  /** Goes on with a turn where it was left. */
  async *follow(turn: Turn, signal: AbortSignal): AsyncGenerator<StreamEvent> {
    const address = turnAddress(this.#url, turn.id ?? '', `events?after=${turn.seen}`);
    yield* this.#events(await this.#send(address, { headers: { Accept: EVENTS }, signal }), turn);
  }

  async stop(turn: Turn): Promise<void> {
    const headers = { 'Content-Type': JSON_TYPE };
    const init = { method: 'POST', headers, body: '{}' };
    await this.#send(turnAddress(this.#url, turn.id ?? '', 'stop'), init);
  }

  async *#events(response: Response, turn: Turn): AsyncGenerator<StreamEvent> {
    if (!response.body) return;
    const events = readEventData(response.body);
    try {
      for await (const data of events) {
        // Some servers say `[DONE]` at the end, or `ping` in between.
        if (!data.startsWith('{')) continue;
        const event = JSON.parse(data) as StreamEvent | { type: 'turn.ended'; state: TurnEnd };
        if (event.type === 'turn.ended') {
          turn.end = event.state;
        } else {
          turn.seen += 1;
          yield event;
        }
      }
    } catch (error) {
      if (isAbort(error)) throw error;
      throw new ChatRequestError('CONNECTION_FAILED', TEXTS.connectionLost, 0, { cause: error });
    }
  }

  #post(
    body: unknown,
    accept: string,
    more: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const headers = { 'Content-Type': JSON_TYPE, Accept: accept, ...more };
    const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body) };
    return this.#send(this.#config.url, signal ? { ...init, signal } : init);
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const send = this.#config.fetch ?? fetch;
    const headers = { ...init.headers, ...this.language };
    let response: Response;
    try {
      response = await send(url, { ...init, headers });
    } catch (error) {
      throw isAbort(error) ? error : connectionError(error);
    }
    if (!response.ok) throw await errorFromResponse(response);
    return response;
  }
}
