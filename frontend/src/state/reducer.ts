/** (state, event) → state. Pure; whatever an event makes the world do happens elsewhere. */
import { TEXTS } from '../languages/texts';
import type { ThreadItem } from '../protocol/items';
import { newOnes } from '../protocol/pages';
import { type ChatEvent, type ChatState, EMPTY_CHAT } from './chat-state';
import { updateItem } from './item-updates';
import { withReread } from './reread';

export function reduce(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      // Its `items` are always empty on the wire: the items we have are the truth.
      return { ...state, thread: event.thread };
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return withItem(state, event);
    case 'thread.item.updated':
      return {
        ...state,
        progress: null,
        items: state.items.map((item) =>
          item.id === event.item_id ? updateItem(item, event.update) : item,
        ),
      };
    case 'thread.item.removed':
      return { ...state, items: state.items.filter((item) => item.id !== event.item_id) };
    case 'stream_options':
      return { ...state, cancellable: event.stream_options.allow_cancel };
    case 'progress_update':
      return { ...state, progress: event };
    case 'notice':
      return { ...state, notices: [...state.notices, event] };
    case 'error':
      return {
        ...state,
        progress: null,
        failure: {
          message: event.message ?? TEXTS.somethingWrong,
          allowRetry: event.allow_retry,
        },
      };
    case 'local.thread_loading':
      return { ...EMPTY_CHAT, loading: true };
    case 'local.thread_opened':
      return {
        ...EMPTY_CHAT,
        thread: event.thread,
        items: event.items,
        olderCursor: event.olderCursor,
      };
    case 'local.thread_reread': {
      const { thread, items, olderCursor } = event;
      return withReread(state, { thread, items, olderCursor });
    }
    case 'local.thread_cleared':
      return EMPTY_CHAT;
    case 'local.older_loaded': {
      const older = newOnes(event.items, state.items);
      const olderCursor = older.length > 0 ? event.olderCursor : null;
      return { ...state, items: [...older, ...state.items], olderCursor };
    }
    case 'local.message_sent':
      return { ...state, pending: event.item };
    case 'local.retry_started':
      // The server deletes what follows without saying so.
      return { ...state, items: itemsUpTo(state.items, event.item_id) };
    case 'local.response_started':
      return {
        ...state,
        responding: true,
        cancellable: true,
        progress: null,
        notices: [],
        failure: null,
      };
    case 'local.response_ended':
      return { ...state, responding: false, progress: null };
    case 'local.failed':
      return { ...state, loading: false, progress: null, failure: event.failure };
    case 'local.failure_dismissed':
      return { ...state, failure: null };
    default:
      // `client_effect` changes nothing here, nor does an event that this version does not know.
      return state;
  }
}

type ItemEvent = Extract<ChatEvent, { item: ThreadItem; type: `thread.item.${string}` }>;

/** Inserts or replaces by id: `done` may come without `added`, and either may come twice. */
function withItem(state: ChatState, { type, item }: ItemEvent): ChatState {
  const index = state.items.findIndex((known) => known.id === item.id);
  if (index >= 0) return { ...state, progress: null, items: state.items.with(index, item) };
  // Some servers answer a message without repeating it: then it stays as it was sent.
  // What is replaced is older than the message.
  const { pending } = state;
  const isRepeated = item.type === 'user_message';
  const isAnswered = type !== 'thread.item.replaced' && !isRepeated;
  return {
    ...state,
    progress: null,
    pending: isRepeated || isAnswered ? null : pending,
    items: [...state.items, ...(pending && isAnswered ? [pending] : []), item],
  };
}

function itemsUpTo(items: readonly ThreadItem[], id: string): readonly ThreadItem[] {
  const index = items.findIndex((item) => item.id === id);
  return index < 0 ? items : items.slice(0, index + 1);
}
