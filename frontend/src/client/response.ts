/** One response as its reader gets it: across lost connections, where the server keeps the turn. */
import type { StreamEvent } from '../protocol/events';
import type { StreamRequest } from '../protocol/requests';
import type { ChatClient } from './chat-client';
import { isAbort } from './errors';
import { isPassing, MOST_TRIES, pause } from './reconnect';
import { Turn } from './turn';

export class StreamedResponse {
  readonly #client: () => ChatClient;
  readonly #abort = new AbortController();
  readonly #nudge = new EventTarget();
  readonly turn: Turn;

  constructor(client: () => ChatClient, turn = new Turn()) {
    this.#client = client;
    this.turn = turn;
  }

  get left(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Looks on no longer. For a server that does not keep turns, this stops the response. */
  leave(): void {
    this.#abort.abort();
  }

  /** Stops the response; resolves once the server has. What it said until then still arrives. */
  async stop(): Promise<void> {
    if (!this.turn.id) return this.leave();
    await this.#client().stop(this.turn);
    this.#nudge.dispatchEvent(new Event('nudge'));
  }

  /** Yields the events of the request's response, or of the turn that is known already. */
  async *events(request: StreamRequest | null, lost: () => void): AsyncGenerator<StreamEvent> {
    const { signal } = this.#abort;
    const { turn } = this;
    let events = request
      ? this.#client().stream(request, signal, turn)
      : this.#client().follow(turn, signal);
    for (let tries = 0; ; ) {
      try {
        for await (const event of events) {
          signal.throwIfAborted();
          tries = 0;
          yield event;
        }
        // A connection can end like a response: only the server's word tells them apart.
        if (!turn.id || turn.end) return;
        tries += 1;
      } catch (error) {
        if (!turn.id || isAbort(error) || !isPassing(error) || tries >= MOST_TRIES) throw error;
        tries += 1;
      }
      lost();
      await pause(tries, signal, this.#nudge);
      signal.throwIfAborted();
      events = this.#client().follow(turn, signal);
    }
  }

  /** Asks again until there is an answer, or it is clear that there will be none. */
  async again<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask();
      } catch (error) {
        if (!isPassing(error) || tries >= MOST_TRIES) throw error;
      }
      await pause(tries, this.#abort.signal, this.#nudge);
      this.#abort.signal.throwIfAborted();
    }
  }
}
