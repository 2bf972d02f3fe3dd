/** One conversation: sends what the person does, feeds what comes back to the reducer. */
import type { Attachment } from '@openai/chatkit';
import type { StreamEvent } from '../protocol/events';
import type { ClientToolCallItem, UserMessageItem } from '../protocol/items';
import type { StreamRequest, StructuredAnswers, UserMessageInput } from '../protocol/requests';
import { type ChatEvent, type ChatState, EMPTY_CHAT } from '../state/chat-state';
import { reduce } from '../state/reducer';
import type { ChatClient } from './chat-client';
import { ChatRequestError, isAbort } from './errors';
import { FrameQueue } from './frame-queue';
import { StreamedResponse } from './response';
import { readOlder, readThread } from './thread-reader';
import { isOurTurn, newKey, Turn } from './turn';

/** What the conversation needs from whoever shows it. */
export interface ConversationHost {
  /** Read at every use: options may be replaced at any time. */
  client(): ChatClient;
  changed(): void;
  emit(name: string, detail?: unknown): void;
  runClientTool(call: ClientToolCallItem): Promise<unknown>;
}

export class Conversation {
  readonly #host: ConversationHost;
  readonly #queue = new FrameQueue<StreamEvent>((events) => this.#apply(...events));
  #response: StreamedResponse | null = null;
  #stopping: 'no' | 'wanted' | 'asked' = 'no';
  /** Of the message under way: sent again, it is the same request. */
  #key = '';
  /** Settles when the running response has ended; widget actions wait for it. */
  #turn: Promise<void> = Promise.resolve();
  /** Counts thread switches, so that a late answer for the thread before is dropped. */
  #visit = 0;
  #removing: string | null = null;
  state: ChatState = EMPTY_CHAT;

  constructor(host: ConversationHost) {
    this.#host = host;
  }

  get threadId(): string | null {
    return this.state.thread?.id ?? null;
  }

  get busy(): boolean {
    return this.state.responding || this.state.loading;
  }

  /** `attachments` are what the ids in `input` stand for, to show them until the server does. */
  send(
    input: UserMessageInput,
    attachments: readonly Attachment[] = [],
    key = newKey(),
  ): Promise<void> {
    this.#apply({ type: 'local.message_sent', item: unsentMessage(input, attachments) });
    this.#key = key;
    const id = this.threadId;
    return this.#respond(
      id
        ? { type: 'threads.add_user_message', params: { thread_id: id, input } }
        : { type: 'threads.create', params: { input } },
      key,
    );
  }

  /** Answers the last message again, or sends it again when the server never had it. */
  async retry(itemId = this.#lastMessage()?.id): Promise<void> {
    const { pending } = this.state;
    if (pending) return this.send(inputOf(pending), pending.attachments, this.#key);
    const id = this.threadId;
    if (!id || !itemId) return;
    this.#apply({ type: 'local.retry_started', item_id: itemId });
    await this.#respond({
      type: 'threads.retry_after_item',
      params: { thread_id: id, item_id: itemId },
    });
  }

  /**
   * Ends the answer here; a server may keep what it had said so far. A message that is still on
   * its way is let through first, unless asked twice: cut off then, nobody knows whether it came.
   */
  stop(): void {
    if (!this.state.cancellable) return;
    if (this.state.pending && this.#stopping === 'no') this.#stopping = 'wanted';
    else if (this.#stopping === 'asked') this.#response?.leave();
    else void this.#stopNow();
  }

  async open(threadId: string): Promise<void> {
    const visit = this.#leave();
    this.#apply({ type: 'local.thread_loading' });
    this.#host.emit('chatkit.thread.load.start', { threadId });
    try {
      const { opened, turnId } = await readThread(this.#host.client(), threadId);
      if (visit !== this.#visit) return;
      this.#apply({ type: 'local.thread_opened', ...opened });
      this.#host.emit('chatkit.thread.change', { threadId });
      if (turnId) void this.#follow(turnId);
    } catch (error) {
      if (visit === this.#visit) {
        this.startNew();
        this.fail(error);
      }
    } finally {
      this.#host.emit('chatkit.thread.load.end', { threadId });
    }
  }

  startNew(): void {
    this.#leave();
    this.#apply({ type: 'local.thread_cleared' });
    this.#host.emit('chatkit.thread.change', { threadId: null });
  }

  /**
   * Reads the thread again, and follows an answer that was begun elsewhere. Nothing blinks: what is
   * on the screen stays until the answer is here, and what has not changed stays after it.
   */
  async refresh(): Promise<void> {
    const id = this.threadId;
    const visit = this.#visit;
    for (;;) {
      if (!id || id === this.#removing || this.busy || this.state.pending) return;
      const { items } = this.state;
      const found = await this.#readOrLeave(id);
      if (!found || visit !== this.#visit || this.busy) return;
      // What was clicked while it was read may not be in it.
      if (this.state.items !== items) continue;
      this.#apply({ type: 'local.thread_reread', ...found.opened });
      if (found.turnId) void this.#follow(found.turnId);
      return;
    }
  }

  /** Reads the open thread; leaves it when it is no more. */
  async #readOrLeave(id: string): Promise<Awaited<ReturnType<typeof readThread>> | null> {
    try {
      return await readThread(this.#host.client(), id);
    } catch (error) {
      if (!(error instanceof ChatRequestError && error.status === 404)) throw error;
      if (id === this.threadId && id !== this.#removing) {
        this.startNew();
        this.fail(error);
      }
      return null;
    }
  }

  async loadOlder(): Promise<void> {
    const { olderCursor } = this.state;
    const id = this.threadId;
    if (!id || !olderCursor) return;
    const visit = this.#visit;
    const older = await readOlder(this.#host.client(), id, olderCursor);
    if (visit === this.#visit) this.#apply({ type: 'local.older_loaded', ...older });
  }

  /** A streamed action. It waits for a running response instead of being lost. */
  async act(action: { type: string; payload?: Record<string, unknown> }, itemId?: string) {
    while (this.state.responding) await this.#turn;
    const id = this.threadId;
    if (!id) throw new Error('There is no thread to send the action to.');
    const params = { thread_id: id, action, ...(itemId ? { item_id: itemId } : {}) };
    await this.#respond({ type: 'threads.custom_action', params });
  }

  /** Answers what an item asks, or says that there will be no answer. */
  async answer(itemId: string, input: StructuredAnswers): Promise<void> {
    const id = this.threadId;
    if (!id || this.busy) return;
    const params = { thread_id: id, item_id: itemId, input };
    await this.#respond({ type: 'threads.add_structured_input', params });
  }

  /** An action that answers at once, beside a running response too. */
  async actAtOnce(action: { type: string; payload?: Record<string, unknown> }, itemId: string) {
    const id = this.threadId;
    if (!id) throw new Error('There is no thread to send the action to.');
    const answer = await this.#host.client().call('threads.sync_custom_action', {
      thread_id: id,
      item_id: itemId,
      action,
    });
    if (answer.updated_item && id === this.threadId) {
      this.#apply({ type: 'thread.item.replaced', item: answer.updated_item });
    }
  }

  async rename(threadId: string, title: string): Promise<void> {
    const params = { thread_id: threadId, title };
    const thread = await this.#host.client().call('threads.update', params);
    if (threadId === this.threadId) this.#apply({ type: 'thread.updated', thread });
  }

  async remove(threadId: string): Promise<void> {
    // Who listens to the server hears that it is gone before its answer is here.
    this.#removing = threadId;
    await this.#host
      .client()
      .call('threads.delete', { thread_id: threadId })
      .finally(() => {
        this.#removing = null;
      });
    if (threadId === this.threadId) this.startNew();
  }

  async rate(itemIds: string[], kind: 'positive' | 'negative'): Promise<void> {
    const id = this.threadId;
    if (!id) return;
    const params = { thread_id: id, item_ids: itemIds, kind };
    await this.#host.client().call('items.feedback', params);
  }

  dismissFailure(): void {
    this.#apply({ type: 'local.failure_dismissed' });
  }

  /** Shows the failure and reports it to the page. */
  fail(error: unknown, allowRetry = false): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.#apply({ type: 'local.failed', failure: { message: reason.message, allowRetry } });
    this.#host.emit('chatkit.error', { error: reason });
  }

  #respond(request: StreamRequest, key = newKey()): Promise<void> {
    this.#turn = this.#runTurn(request, new Turn(null, key));
    return this.#turn;
  }

  /** Shows a turn that somebody else began, or we did before the page was loaded. */
  #follow(turnId: string): Promise<void> {
    this.#turn = this.#runTurn(null, new Turn(turnId));
    return this.#turn;
  }

  /** One response, with its client tools: each ends a stream and is answered by the next. */
  async #runTurn(first: StreamRequest | null, turn: Turn): Promise<void> {
    let response = this.#begin(turn);
    this.#stopping = 'no';
    this.#apply({ type: 'local.response_started' });
    this.#host.emit('chatkit.response.start');
    try {
      await this.#consume(first, response);
      // Who only looks on leaves the tools to the tab that has asked.
      const runsTools = first !== null || isOurTurn(turn);
      let request = runsTools ? await this.#continuation() : null;
      while (request && !response.left && !this.#isStopped) {
        response = this.#begin(new Turn());
        await this.#consume(request, response);
        request = await this.#continuation();
      }
    } catch (error) {
      this.#queue.flush();
      if (!isAbort(error)) this.fail(error, RETRIED.has(first?.type));
    } finally {
      // A response that was left behind by a thread switch must not end the next one.
      if (this.#response === response) {
        this.#response = null;
        this.#apply({ type: 'local.response_ended' });
      }
      this.#host.emit('chatkit.response.end');
    }
  }

  get #isStopped(): boolean {
    return this.#stopping === 'asked';
  }

  #begin(turn: Turn): StreamedResponse {
    this.#response = new StreamedResponse(() => this.#host.client(), turn);
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
    const begins = event.type === 'thread.created' && event.thread.id !== this.threadId;
    this.#queue.push(event);
    if (begins || this.#stopping === 'wanted') this.#queue.flush();
    if (this.#stopping === 'wanted' && !this.state.pending) void this.#stopNow();
    if (event.type === 'client_effect') {
      this.#host.emit('chatkit.effect', { name: event.name, data: event.data });
    } else if (event.type === 'error') {
      const error = new Error(event.message ?? event.code);
      this.#host.emit('chatkit.error', { error });
    } else if (begins) {
      this.#host.emit('chatkit.thread.change', { threadId: this.threadId });
    }
  }

  #reconnecting(): void {
    this.#queue.flush();
    this.#apply({ type: 'progress_update', text: 'The connection was lost. Reconnecting…' });
  }

  /** Takes the thread as it is stored: it says more than the events of a turn that broke off. */
  async #readAgain(response: StreamedResponse): Promise<void> {
    const id = this.threadId;
    if (this.state.pending || !id) {
      const message = 'The server stopped before it had your message. Try again.';
      throw new ChatRequestError('CONNECTION_FAILED', message, 0);
    }
    const { opened } = await response.again(() => readThread(this.#host.client(), id));
    if (this.#response === response) this.#apply({ type: 'local.thread_opened', ...opened });
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
      if (!gone) this.fail(error);
    }
  }

  async #continuation(): Promise<StreamRequest | null> {
    const last = this.state.items.at(-1);
    const id = this.threadId;
    if (last?.type !== 'client_tool_call' || last.status !== 'pending' || !id) return null;
    const result = await this.#host.runClientTool(last);
    return { type: 'threads.add_client_tool_output', params: { thread_id: id, result } };
  }

  #lastMessage(): UserMessageItem | undefined {
    return this.state.items.findLast((item) => item.type === 'user_message');
  }

  #leave(): number {
    this.#response?.leave();
    this.#response = null;
    this.#queue.flush();
    this.#visit += 1;
    return this.#visit;
  }

  #apply(...events: ChatEvent[]): void {
    this.state = events.reduce(reduce, this.state);
    this.#host.changed();
  }
}

/** What is sent again as a whole; all others are clicked, or answered, again. */
const RETRIED = new Set<string | undefined>([
  'threads.create',
  'threads.add_user_message',
  'threads.retry_after_item',
]);

function unsentMessage(
  input: UserMessageInput,
  attachments: readonly Attachment[],
): UserMessageItem {
  return {
    type: 'user_message',
    id: 'unsent',
    thread_id: '',
    created_at: new Date().toISOString(),
    content: input.content,
    attachments: [...attachments],
    inference_options: input.inference_options,
    ...(input.quoted_text ? { quoted_text: input.quoted_text } : {}),
  };
}

function inputOf(item: UserMessageItem): UserMessageInput {
  return {
    content: item.content,
    attachments: item.attachments.map(({ id }) => id),
    inference_options: item.inference_options ?? {},
    ...(item.quoted_text ? { quoted_text: item.quoted_text } : {}),
  };
}
