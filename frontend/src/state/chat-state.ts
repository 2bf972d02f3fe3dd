/** Everything the element shows, as one immutable value. */
import type { Notice, StreamEvent } from '../protocol/events';
import type { Thread, ThreadItem, UserMessageItem } from '../protocol/items';

export interface Failure {
  message: string;
  allowRetry: boolean;
}

export interface ChatState {
  /** `null` is a new conversation that has no id yet. */
  readonly thread: Thread | null;
  /** Oldest first. */
  readonly items: readonly ThreadItem[];
  /** Where to go on reading backwards; `null` when the first message is here. */
  readonly olderCursor: string | null;
  /** A message that the server has not confirmed yet. */
  readonly pending: UserMessageItem | null;
  readonly responding: boolean;
  readonly cancellable: boolean;
  readonly progress: { readonly text: string; readonly icon?: string } | null;
  readonly notices: readonly Notice[];
  readonly failure: Failure | null;
  readonly loading: boolean;
}

/** What happens on our side, beside what the server sends. */
export type LocalEvent =
  | { type: 'local.thread_loading' }
  | { type: 'local.thread_opened'; thread: Thread; items: ThreadItem[]; olderCursor: string | null }
  | { type: 'local.thread_reread'; thread: Thread; items: ThreadItem[]; olderCursor: string | null }
  | { type: 'local.thread_cleared' }
  | { type: 'local.older_loaded'; items: ThreadItem[]; olderCursor: string | null }
  | { type: 'local.message_sent'; item: UserMessageItem }
  | { type: 'local.retry_started'; item_id: string }
  | { type: 'local.response_started' }
  | { type: 'local.response_ended' }
  | { type: 'local.failed'; failure: Failure }
  | { type: 'local.failure_dismissed' };

export type ChatEvent = StreamEvent | LocalEvent;

export const EMPTY_CHAT: ChatState = {
  thread: null,
  items: [],
  olderCursor: null,
  pending: null,
  responding: false,
  cancellable: true,
  progress: null,
  notices: [],
  failure: null,
  loading: false,
};
