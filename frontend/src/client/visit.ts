/** Which thread is looked at: opened, read again and further back, and left for another. */
import type { ConversationState } from './conversation-state';
import { ChatRequestError } from './errors';
import type { Responder } from './responder';
import { readOlder, readThread } from './thread-reader';

export class Visit {
  readonly #chat: ConversationState;
  readonly #responder: Responder;
  /** Counts thread switches, so that a late answer for the thread before is dropped. */
  #count = 0;
  /** Being removed: who listens to the server hears that it is gone before the answer is here. */
  #removing: string | null = null;

  constructor(chat: ConversationState, responder: Responder) {
    this.#chat = chat;
    this.#responder = responder;
  }

  async open(threadId: string): Promise<void> {
    const { host } = this.#chat;
    const visit = this.#leave();
    this.#chat.apply({ type: 'local.thread_loading' });
    host.emit('chatkit.thread.load.start', { threadId });
    try {
      const { opened, turnId } = await readThread(host.client(), threadId);
      if (visit !== this.#count) return;
      this.#chat.apply({ type: 'local.thread_opened', ...opened });
      host.emit('chatkit.thread.change', { threadId });
      if (turnId) this.#responder.follow(turnId);
    } catch (error) {
      if (visit === this.#count) this.#lost(error);
    } finally {
      host.emit('chatkit.thread.load.end', { threadId });
    }
  }

  startNew(): void {
    this.#leave();
    this.#chat.apply({ type: 'local.thread_cleared' });
    this.#chat.host.emit('chatkit.thread.change', { threadId: null });
  }

  /**
   * Reads the thread again, and follows an answer that was begun elsewhere. Nothing blinks: what is
   * on the screen stays until the answer is here, and what has not changed stays after it.
   */
  async refresh(): Promise<void> {
    const id = this.#chat.threadId;
    const visit = this.#count;
    for (;;) {
      if (!id || id === this.#removing || this.#chat.busy || this.#chat.state.pending) return;
      const { items } = this.#chat.state;
      const found = await this.#readOrLeave(id);
      if (!found || visit !== this.#count || this.#chat.busy) return;
      // What was clicked while it was read may not be in it.
      if (this.#chat.state.items !== items) continue;
      this.#chat.apply({ type: 'local.thread_reread', ...found.opened });
      if (found.turnId) this.#responder.follow(found.turnId);
      return;
    }
  }

  async loadOlder(): Promise<void> {
    const { host, state, threadId } = this.#chat;
    if (!threadId || !state.olderCursor) return;
    const visit = this.#count;
    const older = await readOlder(host.client(), threadId, state.olderCursor);
    if (visit === this.#count) this.#chat.apply({ type: 'local.older_loaded', ...older });
  }

  async remove(threadId: string): Promise<void> {
    this.#removing = threadId;
    await this.#chat.host
      .client()
      .call('threads.delete', { thread_id: threadId })
      .finally(() => {
        this.#removing = null;
      });
    if (threadId === this.#chat.threadId) this.startNew();
  }

  /** Reads the open thread; leaves it when it is no more. */
  async #readOrLeave(id: string): Promise<Awaited<ReturnType<typeof readThread>> | null> {
    try {
      return await readThread(this.#chat.host.client(), id);
    } catch (error) {
      if (!(error instanceof ChatRequestError && error.status === 404)) throw error;
      if (id === this.#chat.threadId && id !== this.#removing) this.#lost(error);
      return null;
    }
  }

  #lost(error: unknown): void {
    this.startNew();
    this.#chat.fail(error);
  }

  #leave(): number {
    this.#responder.leave();
    this.#count += 1;
    return this.#count;
  }
}
