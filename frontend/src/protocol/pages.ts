/** Pages of threads and items. */
import type { Page } from './items';

/** Where the next page begins; `null` after the last. Without a word of the server, at the last entry. */
export function cursorOf(page: Page<{ id: string }>): string | null {
  return page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
}

/** What is not known yet: a page of a list that has changed meanwhile may repeat something. */
export function newOnes<Entry extends { id: string }>(
  entries: readonly Entry[],
  known: readonly Entry[],
): Entry[] {
  const ids = new Set(known.map(({ id }) => id));
  return entries.filter(({ id }) => !ids.has(id));
}
