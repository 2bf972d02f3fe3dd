/** `chatkit.ready`, told to a listener that came late as well; all other events come after it. */

const AFTER_EFFECTS_MS = 20;
const HIDDEN_PAGE_MS = 250;
/** A page that is slow to listen is waited for; one that never does is not. */
const DEAF_PAGE_MS = 5000;

/** Frameworks add listeners after their first paint; a microtask or a zero timer is too early. */
export class ReadySignal {
  readonly #dispatch: () => void;
  #state: 'waiting' | 'heard' | 'unheard' = 'waiting';
  /** Of `chatkit.ready`. */
  #listeners = 0;
  /** Whether anything is listened to. */
  #isHeard = false;
  #isDue = false;
  #started = false;
  #held: (() => void)[] = [];

  constructor(dispatch: () => void) {
    this.#dispatch = dispatch;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    requestAnimationFrame(() => setTimeout(this.#due, AFTER_EFFECTS_MS));
    setTimeout(this.#due, HIDDEN_PAGE_MS);
    setTimeout(this.#finish, DEAF_PAGE_MS);
  }

  listenerAdded(type: string): void {
    this.#isHeard = true;
    if (this.#isDue) queueMicrotask(this.#finish);
    if (type !== 'chatkit.ready') return;
    this.#listeners += 1;
    if (this.#state !== 'unheard') return;
    this.#state = 'heard';
    queueMicrotask(this.#dispatch);
  }

  /** Tells it now, or as soon as somebody listens: what happens first must not be missed. */
  after(tell: () => void): void {
    if (this.#state === 'waiting') this.#held.push(tell);
    else tell();
  }

  #due = () => {
    this.#isDue = true;
    if (this.#isHeard) this.#finish();
  };

  #finish = () => {
    if (this.#state !== 'waiting') return;
    const state = this.#listeners > 0 ? 'heard' : 'unheard';
    this.#dispatch();
    // What the listeners make happen is told last: it is added while this goes on.
    for (const tell of this.#held) tell();
    this.#held = [];
    this.#state = state;
  };
}
