/** Conversations by what was said in them. */
import { openDialog } from '../dialog';
import { el, fill } from '../dom';
import { dayOf } from '../figures';
import { ask, wordsOf } from '../http';
import { icon } from '../icon';
import { TEXTS } from '../texts';

const PAUSE_MS = 200;

interface Result {
  conversation_id: string;
  title: string | null;
  created_at: string;
  snippet: { text: string; is_match: boolean }[];
}

interface Results {
  results: Result[];
  next_cursor: string | null;
}

export function openSearch(open: (threadId: string) => void): void {
  if (document.querySelector('dialog[open]')) return;
  const search = new Search((threadId) => {
    search.dialog.close();
    open(threadId);
  });
  openDialog(search.dialog);
}

class Search {
  readonly dialog: HTMLDialogElement;
  readonly #open: (threadId: string) => void;
  readonly #list = el('ul', { class: 'results' });
  readonly #state = el('p', { class: 'hint', role: 'status' }, TEXTS.searchStart);
  readonly #field = el('input', {
    type: 'search',
    class: 'search-field',
    autocomplete: 'off',
    autofocus: true,
    maxlength: 200,
    dir: 'auto',
    'aria-label': TEXTS.search,
    placeholder: TEXTS.searchHint,
  });
  #timer = 0;
  #asked = 0;

  constructor(open: (threadId: string) => void) {
    this.#open = open;
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#find(), PAUSE_MS);
    });
    this.dialog = el(
      'dialog',
      {
        class: 'sheet search',
        'aria-label': TEXTS.search,
        onkeydown: (event: KeyboardEvent) => this.#keydown(event),
      },
      el(
        'header',
        { class: 'sheet-head' },
        icon('search'),
        this.#field,
        el(
          'button',
          {
            type: 'button',
            class: 'round',
            'aria-label': TEXTS.close,
            onclick: () => this.dialog.close(),
          },
          icon('close'),
        ),
      ),
      el('div', { class: 'search-body' }, this.#state, this.#list),
    );
  }

  async #find(cursor = ''): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const words = this.#field.value.trim();
    if (!words) return this.#show([], null, TEXTS.searchStart);
    try {
      const query = new URLSearchParams({ q: words, ...(cursor ? { cursor } : {}) });
      const found = await ask<Results>(`/api/chatkit/search?${query}`);
      if (asked !== this.#asked) return;
      const before = cursor ? [...this.#list.querySelectorAll('li:not(.more)')] : [];
      const entries = [...before, ...found.results.map((result) => this.#entry(result))];
      this.#show(entries, found.next_cursor, entries.length === 0 ? TEXTS.noConversations : '');
    } catch (error) {
      if (asked === this.#asked) this.#show([], null, wordsOf(error));
    }
  }

  #show(entries: Element[], cursor: string | null, state: string): void {
    this.#state.textContent = state;
    const more = () => void this.#find(cursor ?? '');
    const button = el(
      'button',
      { type: 'button', class: 'small', onclick: more },
      TEXTS.searchMore,
    );
    fill(this.#list, ...entries, cursor && el('li', { class: 'more' }, button));
  }

  #entry({ conversation_id: id, title, created_at: at, snippet }: Result): HTMLElement {
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'result', onclick: () => this.#open(id) },
        el('span', { class: 'result-title', dir: 'auto' }, title ?? TEXTS.untitled),
        el('time', { class: 'quiet', datetime: at }, dayOf(at)),
        el(
          'span',
          { class: 'snippet', dir: 'auto' },
          ...snippet.map(({ text, is_match: isMatch }) => (isMatch ? el('mark', {}, text) : text)),
        ),
      ),
    );
  }

  /** Up and down go through field and results; Enter in the field takes the first. */
  #keydown(event: KeyboardEvent): void {
    // Chromium would empty the field first, and close only at the next one.
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      this.dialog.close();
      return;
    }
    const results = [...this.#list.querySelectorAll<HTMLElement>('button')];
    if (event.key === 'Enter' && event.target === this.#field && !event.isComposing) {
      results[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [this.#field, ...results];
    const now = stops.indexOf(document.activeElement as HTMLInputElement);
    stops[Math.min(stops.length - 1, Math.max(0, now + step))]?.focus();
  }
}
