/** What is known of a conversation, and those who are told when it changes. */
import type { ClientToolCallItem } from '../protocol/items';
import { type ChatEvent, type ChatState, EMPTY_CHAT } from '../state/chat-state';
import { reduce } from '../state/reducer';
import type { ChatClient } from './chat-client';

/** What the conversation needs from whoever shows it. */
export interface ConversationHost {
  /** Read at every use: options may be replaced at any time. */
  client(): ChatClient;
  changed(): void;
  emit(name: string, detail?: unknown): void;
  runClientTool(call: ClientToolCallItem): Promise<unknown>;
}

export class ConversationState {
  readonly host: ConversationHost;
  state: ChatState = EMPTY_CHAT;

  constructor(host: ConversationHost) {
    this.host = host;
  }

  get threadId(): string | null {
    return this.state.thread?.id ?? null;
  }

  get busy(): boolean {
    return this.state.responding || this.state.loading;
  }

  apply(...events: ChatEvent[]): void {
    this.state = events.reduce(reduce, this.state);
    this.host.changed();
  }

  /** Shows the failure and reports it to the page. */
  fail(error: unknown, allowRetry = false): void {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.apply({ type: 'local.failed', failure: { message: reason.message, allowRetry } });
    this.host.emit('chatkit.error', { error: reason });
  }
}
