/** The headings of the history. */
import { LOCALE, TEXTS } from '../languages/texts';
import { parseInstant } from '../protocol/instants';
import type { Thread } from '../protocol/items';

const DAY_MS = 86_400_000;

/** Days count from the reader's own midnight. */
export function periodOf(createdAt: string, now: Date): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const created = parseInstant(createdAt).getTime();
  if (!(created < midnight)) return dayWord(0);
  if (created >= midnight - DAY_MS) return dayWord(-1);
  if (created >= midnight - 7 * DAY_MS) return TEXTS.lastWeek;
  return TEXTS.longAgo;
}

/** "Today" and its like, as a heading. */
function dayWord(days: number): string {
  const word = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' }).format(days, 'day');
  return word.charAt(0).toLocaleUpperCase(LOCALE) + word.slice(1);
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
