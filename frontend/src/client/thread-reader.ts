/** Reads threads page by page, so that a long one opens at its newest messages. */
import type { Page, Thread, ThreadItem } from '../protocol/items';
import { cursorOf } from '../protocol/pages';
import type { ChatClient } from './chat-client';

const PAGE_SIZE = 50;

export interface OpenedThread {
  thread: Thread;
  items: ThreadItem[];
  olderCursor: string | null;
}

export async function readThread(
  client: ChatClient,
  threadId: string,
): Promise<{ opened: OpenedThread; turnId: string | null }> {
  const { thread, turnId } = await client.thread(threadId);
  // The thread brings its OLDEST 20 items; a longer one is read again from its end.
  const page = thread.items?.has_more
    ? await readOlder(client, threadId)
    : { items: thread.items?.data ?? [], olderCursor: null };
  return { opened: { thread, ...page }, turnId };
}

/** The page before `cursor`, oldest first; the newest page without one. */
export async function readOlder(
  client: ChatClient,
  threadId: string,
  cursor?: string,
): Promise<{ items: ThreadItem[]; olderCursor: string | null }> {
  let after = cursor;
  for (;;) {
    const page: Page<ThreadItem> = await client.call('items.list', {
      thread_id: threadId,
      limit: PAGE_SIZE,
      order: 'desc',
      ...(after ? { after } : {}),
    });
    const olderCursor = cursorOf(page);
    // Hidden items are taken out after paging: an empty page need not be the last.
    if (page.data.length > 0 || !olderCursor || olderCursor === after) {
      return { items: page.data.reverse(), olderCursor };
    }
    after = olderCursor;
  }
}
