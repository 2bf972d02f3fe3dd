/** Collects what arrives between two animation frames and hands it on at once. */

/** A hidden page gets no frames; then a timer does the work, so that answers still arrive. */
const HIDDEN_PAGE_DELAY_MS = 250;

export class FrameQueue<Entry> {
  readonly #deliver: (entries: Entry[]) => void;
  #entries: Entry[] = [];
  #frame = 0;
  #timer = 0;

  constructor(deliver: (entries: Entry[]) => void) {
    this.#deliver = deliver;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.flush());
    this.#timer = window.setTimeout(() => this.flush(), HIDDEN_PAGE_DELAY_MS);
  }

  flush(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    const entries = this.#entries;
    this.#entries = [];
    if (entries.length > 0) this.#deliver(entries);
  }
}
