/** What the server tells of changes made elsewhere: in another tab, by a program, by an AI client. */

const ADDRESS = '/api/chatkit/events';
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** A page that nobody looks at needs no news, and browsers open few connections to a server. */
const HIDDEN_MS = 20_000;

type Told = (conversationId: string) => void;

/**
 * One event stream, for the thread that is open. It is opened again whenever it is lost, and begins
 * with what may have been missed.
 */
export class Live {
  readonly #tasksChanged: (() => void)[] = [];
  readonly #threadChanged: Told[] = [];
  #source: EventSource | null = null;
  #threadId: string | null = null;
  #tries = 0;
  #timer = 0;

  constructor() {
    document.addEventListener('visibilitychange', () => this.#seen(!document.hidden));
    addEventListener('online', () => this.resume());
  }

  /** Listens again at once, for when there is reason to think that the server can be reached. */
  resume(): void {
    if (this.#source?.readyState !== EventSource.OPEN) this.#open();
  }

  /** Calls back after this person's tasks may have changed, by whatever means. */
  onTasksChanged(callback: () => void): void {
    this.#tasksChanged.push(callback);
  }

  /** Calls back after a conversation of this person may have changed. */
  onThreadChanged(callback: Told): void {
    this.#threadChanged.push(callback);
  }

  /** Listens on behalf of the open thread: the server keeps its newest widget true. */
  watch(threadId: string | null): void {
    if (this.#source && threadId === this.#threadId) return;
    this.#threadId = threadId;
    this.#tries = 0;
    this.#open();
  }

  #open(): void {
    this.#close();
    const query = this.#threadId
      ? `?${new URLSearchParams({ conversation_id: this.#threadId })}`
      : '';
    const source = new EventSource(ADDRESS + query);
    this.#source = source;
    if (document.hidden) this.#seen(false);
    source.addEventListener('open', () => {
      this.#tries = 0;
    });
    source.addEventListener('error', () => this.#lost());
    source.addEventListener('tasks.changed', () => {
      for (const callback of this.#tasksChanged) callback();
    });
    source.addEventListener('thread.changed', ({ data }) => {
      const { conversation_id } = JSON.parse(data) as { conversation_id: string };
      for (const callback of this.#threadChanged) callback(conversation_id);
    });
  }

  #lost(): void {
    this.#close();
    dispatchEvent(new Event('taskchat.unreachable'));
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#tries);
    this.#tries += 1;
    // Not all at the same moment: many pages lose the same server.
    this.#timer = window.setTimeout(() => this.#open(), longest * (0.5 + Math.random() / 2));
  }

  #seen(isSeen: boolean): void {
    clearTimeout(this.#timer);
    if (!isSeen) {
      this.#timer = window.setTimeout(() => this.#close(), HIDDEN_MS);
    } else if (!this.#source) {
      this.#open();
    }
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
