/** `chatkit.ready`, told to a listener that came late as well. */

const AFTER_EFFECTS_MS = 20;
const HIDDEN_PAGE_MS = 250;

/** Frameworks add listeners after their first paint; a microtask or a zero timer is too early. */
export class ReadySignal {
  readonly #dispatch: () => void;
  #state: 'waiting' | 'heard' | 'unheard' = 'waiting';
  #listeners = 0;
  #started = false;

  constructor(dispatch: () => void) {
    this.#dispatch = dispatch;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    let done = false;
    const finish = () => {
      if (done) return;
      done = true;
      this.#state = this.#listeners > 0 ? 'heard' : 'unheard';
      this.#dispatch();
    };
    requestAnimationFrame(() => setTimeout(finish, AFTER_EFFECTS_MS));
    setTimeout(finish, HIDDEN_PAGE_MS);
  }

  listenerAdded(): void {
    this.#listeners += 1;
    if (this.#state !== 'unheard') return;
    this.#state = 'heard';
    queueMicrotask(this.#dispatch);
  }
}
