/** One conversation: what a person does in it, as requests to the server. */
import type { Attachment } from '@openai/chatkit';
import type { StructuredAnswers, UserMessageInput } from '../protocol/requests';
import { ConversationState } from './conversation-state';
import { Responder } from './responder';
import { newKey } from './turn';
import { unsentMessage } from './unsent-message';
import { Visit } from './visit';

export interface Action {
  type: string;
  payload?: Record<string, unknown>;
}

export class Conversation extends ConversationState {
  readonly #responder = new Responder(this);
  readonly visit = new Visit(this, this.#responder);
  /** The message under way: sent again, it is the same request. */
  #sent: Parameters<Conversation['send']> | null = null;

  /** `attachments` are what the ids in `input` stand for, to show them until the server does. */
  send(
    input: UserMessageInput,
    attachments: readonly Attachment[] = [],
    key = newKey(),
  ): Promise<void> {
    this.apply({ type: 'local.message_sent', item: unsentMessage(input, attachments) });
    this.#sent = [input, attachments, key];
    const id = this.threadId;
    return this.#responder.respond(
      id
        ? { type: 'threads.add_user_message', params: { thread_id: id, input } }
        : { type: 'threads.create', params: { input } },
      key,
    );
  }

  /** Answers the last message again, or sends it again when the server never had it. */
  async retry(itemId = this.#lastMessageId()): Promise<void> {
    if (this.state.pending && this.#sent) return this.send(...this.#sent);
    const id = this.threadId;
    if (!id || !itemId) return;
    this.apply({ type: 'local.retry_started', item_id: itemId });
    const params = { thread_id: id, item_id: itemId };
    await this.#responder.respond({ type: 'threads.retry_after_item', params });
  }

  stop(): void {
    this.#responder.stop();
  }

  /** A streamed action. It waits for a running response instead of being lost. */
  async act(action: Action, itemId?: string): Promise<void> {
    while (this.state.responding) await this.#responder.running;
    const thread_id = this.#openThreadId();
    const params = { thread_id, action, ...(itemId ? { item_id: itemId } : {}) };
    await this.#responder.respond({ type: 'threads.custom_action', params });
  }

  /** An action that answers at once, beside a running response too. */
  async actAtOnce(action: Action, item_id: string): Promise<void> {
    const thread_id = this.#openThreadId();
    const params = { thread_id, item_id, action };
    const answer = await this.host.client().call('threads.sync_custom_action', params);
    if (answer.updated_item && thread_id === this.threadId) {
      this.apply({ type: 'thread.item.replaced', item: answer.updated_item });
    }
  }

  /** Answers what an item asks, or says that there will be no answer. */
  async answer(itemId: string, input: StructuredAnswers): Promise<void> {
    const id = this.threadId;
    if (!id || this.busy) return;
    const params = { thread_id: id, item_id: itemId, input };
    await this.#responder.respond({ type: 'threads.add_structured_input', params });
  }

  async rename(threadId: string, title: string): Promise<void> {
    const params = { thread_id: threadId, title };
    const thread = await this.host.client().call('threads.update', params);
    if (threadId === this.threadId) this.apply({ type: 'thread.updated', thread });
  }

  async rate(itemIds: string[], kind: 'positive' | 'negative'): Promise<void> {
    const id = this.threadId;
    if (!id) return;
    const params = { thread_id: id, item_ids: itemIds, kind };
    await this.host.client().call('items.feedback', params);
  }

  dismissFailure(): void {
    this.apply({ type: 'local.failure_dismissed' });
  }

  #openThreadId(): string {
    const id = this.threadId;
    if (!id) throw new Error('There is no thread to send the action to.');
    return id;
  }

  #lastMessageId(): string | undefined {
    return this.state.items.findLast((item) => item.type === 'user_message')?.id;
  }
}
