/** Chat and tasks side by side where there is room; else one of them at a time. */

const KEY = 'taskchat.panel';
const wide = matchMedia('(width >= 1000px)');

export class Layout {
  readonly #root = document.documentElement.dataset;
  readonly #shown: () => void;

  /** `shown` is told whenever the tasks come into sight. */
  constructor(shown: () => void) {
    this.#shown = shown;
    this.#root.panel = remembered();
    this.#root.view = 'chat';
    wide.addEventListener('change', () => this.#tell());
  }

  get showsTasks(): boolean {
    return wide.matches ? this.#root.panel === 'open' : this.#root.view === 'tasks';
  }

  toggle(): void {
    if (wide.matches) {
      this.#root.panel = this.#root.panel === 'open' ? 'closed' : 'open';
      remember(this.#root.panel);
    } else {
      this.#root.view = this.#root.view === 'tasks' ? 'chat' : 'tasks';
    }
    this.#tell();
  }

  /** Puts the chat into sight, for who goes to a conversation. */
  toChat(): void {
    this.#root.view = 'chat';
  }

  #tell(): void {
    if (this.showsTasks) this.#shown();
  }
}

function remembered(): 'open' | 'closed' {
  try {
    return localStorage.getItem(KEY) === 'closed' ? 'closed' : 'open';
  } catch {
    return 'open';
  }
}

function remember(state: string): void {
  try {
    localStorage.setItem(KEY, state);
  } catch {
    // It holds until the page is closed.
  }
}
