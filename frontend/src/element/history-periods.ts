/** The headings of the history. */
import { parseInstant } from '../protocol/instants';
import type { Thread } from '../protocol/items';

const DAY_MS = 86_400_000;

/** Days count from the reader's own midnight. */
export function periodOf(createdAt: string, now: Date): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const created = parseInstant(createdAt).getTime();
  if (!(created < midnight)) return 'Today';
  if (created >= midnight - DAY_MS) return 'Yesterday';
  if (created >= midnight - 7 * DAY_MS) return 'Last 7 days';
  return 'Earlier';
}

/** Keeps the order of the threads. */
export function byPeriod(threads: readonly Thread[], now: Date): Map<string, Thread[]> {
  const periods = new Map<string, Thread[]>();
  for (const thread of threads) {
    const period = periodOf(thread.created_at, now);
    periods.set(period, [...(periods.get(period) ?? []), thread]);
  }
  return periods;
}
