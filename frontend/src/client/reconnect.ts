/** When to try again after a lost connection. */
import { ChatRequestError } from './errors';

const FIRST_MS = 300;
const LONGEST_MS = 8000;
/** With the pauses, some minutes: time for a server to be restarted, and for a train's tunnel. */
export const MOST_TRIES = 40;

/** True when the same request may be answered a little later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ChatRequestError && (error.status === 0 || error.status >= 500);
}

/** Waits, longer at each try; not beyond `nudge`, an abort, or the network's return. */
export function pause(attempt: number, signal: AbortSignal, nudge: EventTarget): Promise<void> {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return new Promise((resolve) => {
    const over = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    // Not all at the same moment: many pages lose the same server.
    const timer = setTimeout(finish, longest * (0.5 + Math.random() / 2));
    const listen = { signal: over.signal };
    signal.addEventListener('abort', finish, listen);
    nudge.addEventListener('nudge', finish, listen);
    window.addEventListener('online', finish, listen);
    if (signal.aborted) finish();
  });
}
