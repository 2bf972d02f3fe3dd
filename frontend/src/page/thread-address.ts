/** The open thread, kept in the address: a reload and a bookmark come back to it. */

export function readThreadAddress(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('thread') || null;
}

export function threadAddress(threadId: string | null): string {
  return threadId ? `#${new URLSearchParams({ thread: threadId })}` : '#';
}
