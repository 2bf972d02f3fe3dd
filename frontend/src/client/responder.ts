/** Answers as they arrive: one at a time, each with its client tools, until it ends or is stopped. */
import { TEXTS } from '../languages/texts';
import type { StreamEvent } from '../protocol/events';
import type { StreamRequest } from '../protocol/requests';
import type { ConversationState } from './conversation-state';
import { ChatRequestError, isAbort } from './errors';
import { FrameQueue } from './frame-queue';
import { StreamedResponse } from './response';
import { readThread } from './thread-reader';
import { isOurTurn, newKey, Turn } from './turn';

export class Responder {
  readonly #chat: ConversationState;
  readonly #queue = new FrameQueue<StreamEvent>((events) => this.#chat.apply(...events));
  #response: StreamedResponse | null = null;
  #stopping: 'no' | 'wanted' | 'asked' = 'no';
  /** Settles when the running response has ended. */
  running: Promise<void> = Promise.resolve();

  constructor(chat: ConversationState) {
    this.#chat = chat;
  }

  respond(request: StreamRequest, key = newKey()): Promise<void> {
    this.running = this.#run(request, new Turn(null, key));
    return this.running;
  }

  /** Shows a turn that somebody else began, or we did before the page was loaded. */
  follow(turnId: string): void {
    this.running = this.#run(null, new Turn(turnId));
  }

  /**
   * Ends the answer here; a server may keep what it had said so far. A message that is still on
   * its way is let through first, unless asked twice: cut off then, nobody knows whether it came.
   */
  stop(): void {
    const { cancellable, pending } = this.#chat.state;
    if (!cancellable) return;
    if (pending && this.#stopping === 'no') this.#stopping = 'wanted';
    else if (this.#stopping === 'asked') this.#response?.leave();
    else void this.#stopNow();
  }

  leave(): void {
    this.#response?.leave();
    this.#response = null;
    this.#queue.flush();
  }

  /** One response, with its client tools: each ends a stream and is answered by the next. */
  async #run(first: StreamRequest | null, turn: Turn): Promise<void> {
    let response = this.#begin(turn);
    this.#stopping = 'no';
    this.#chat.apply({ type: 'local.response_started' });
    this.#chat.host.emit('chatkit.response.start');
    try {
      await this.#consume(first, response);
      if (this.#chat.state.pending && turn.seen === 0 && !response.left) {
        throw new ChatRequestError('NO_ANSWER', TEXTS.connectionLost, 0);
      }
      // Who only looks on leaves the tools to the tab that has asked.
      const runsTools = !response.left && (first !== null || isOurTurn(turn));
      let request = runsTools ? await this.#continuation() : null;
      while (request && !response.left && !this.#isStopped) {
        response = this.#begin(new Turn());
        await this.#consume(request, response);
        request = await this.#continuation();
      }
    } catch (error) {
      this.#queue.flush();
      if (!isAbort(error)) this.#chat.fail(error, RETRIED.has(first?.type));
    } finally {
      // A response that was left behind by a thread switch must not end the next one.
      if (this.#response === response) {
        this.#response = null;
        this.#chat.apply({ type: 'local.response_ended' });
      }
      this.#chat.host.emit('chatkit.response.end');
    }
  }

  get #isStopped(): boolean {
    return this.#stopping === 'asked';
  }

  #begin(turn: Turn): StreamedResponse {
    this.#response = new StreamedResponse(() => this.#chat.host.client(), turn);
    return this.#response;
  }

  async #consume(request: StreamRequest | null, response: StreamedResponse): Promise<void> {
    try {
      for await (const event of response.events(request, () => this.#reconnecting())) {
        this.#take(event);
      }
      this.#queue.flush();
      if (response.turn.end === 'interrupted') await this.#readAgain(response);
    } catch (error) {
      // The server keeps a turn for a while only, and what it said for ever.
      const gone = response.turn.id && error instanceof ChatRequestError && error.status === 404;
      if (!gone) throw error;
      await this.#readAgain(response);
    }
  }

  #take(event: StreamEvent): void {
    const { host, threadId } = this.#chat;
    const begins = event.type === 'thread.created' && event.thread.id !== threadId;
    this.#queue.push(event);
    if (begins || this.#stopping === 'wanted') this.#queue.flush();
    if (this.#stopping === 'wanted' && !this.#chat.state.pending) void this.#stopNow();
    if (event.type === 'client_effect') {
      host.emit('chatkit.effect', { name: event.name, data: event.data });
    } else if (event.type === 'error') {
      host.emit('chatkit.error', { error: new Error(event.message ?? event.code) });
    } else if (begins) {
      host.emit('chatkit.thread.change', { threadId: event.thread.id });
    }
  }

  #reconnecting(): void {
    this.#queue.flush();
    const text = 'The connection was lost. Reconnecting…';
    this.#chat.apply({ type: 'progress_update', text });
  }

  /** Takes the thread as it is stored: it says more than the events of a turn that broke off. */
  async #readAgain(response: StreamedResponse): Promise<void> {
    const { host, state, threadId } = this.#chat;
    if (state.pending || !threadId) {
      const message = 'The server stopped before it had your message. Try again.';
      throw new ChatRequestError('CONNECTION_FAILED', message, 0);
    }
    const { opened } = await response.again(() => readThread(host.client(), threadId));
    if (this.#response === response) this.#chat.apply({ type: 'local.thread_opened', ...opened });
  }

  async #stopNow(): Promise<void> {
    const response = this.#response;
    this.#stopping = 'asked';
    try {
      await response?.stop();
    } catch (error) {
      response?.leave();
      // It had ended by itself.
      const gone = error instanceof ChatRequestError && error.status === 404;
      if (!gone) this.#chat.fail(error);
    }
  }

  async #continuation(): Promise<StreamRequest | null> {
    const { host, state, threadId } = this.#chat;
    const last = state.items.at(-1);
    if (last?.type !== 'client_tool_call' || last.status !== 'pending' || !threadId) return null;
    const result = await host.runClientTool(last);
    return { type: 'threads.add_client_tool_output', params: { thread_id: threadId, result } };
  }
}

/** What is sent again as a whole; all others are clicked, or answered, again. */
const RETRIED = new Set<string | undefined>([
  'threads.create',
  'threads.add_user_message',
  'threads.retry_after_item',
]);
