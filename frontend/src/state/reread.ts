/** A thread that was read again, beside what is known of it. */
import type { Thread, ThreadItem } from '../protocol/items';
import type { ChatState } from './chat-state';

/**
 * The same objects for what has not changed, so that nothing of it is drawn again; and the older
 * messages that were loaded before, which the newest page does not bring.
 */
export function withReread(
  state: ChatState,
  read: { thread: Thread; items: readonly ThreadItem[]; olderCursor: string | null },
): ChatState {
  const known = new Map(state.items.map((item) => [item.id, item]));
  const items = read.items.map((item) => {
    const before = known.get(item.id);
    return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
  });
  const overlap = state.items.findIndex(({ id }) => id === items[0]?.id);
  if (overlap <= 0) return { ...state, ...read, items };
  return { ...state, thread: read.thread, items: [...state.items.slice(0, overlap), ...items] };
}
