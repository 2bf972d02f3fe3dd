/** The history panel: earlier conversations to open, rename and delete. */
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { Page, Thread } from '../protocol/items';
import { cursorOf, newOnes } from '../protocol/pages';
import { byPeriod } from './history-periods';
import { Part } from './part';

const PAGE_SIZE = 30;

export interface HistoryHost {
  list(params: { limit: number; after?: string }): Promise<Page<Thread>>;
  open(threadId: string): void;
  rename(threadId: string, title: string): Promise<void>;
  remove(threadId: string): Promise<void>;
  close(): void;
}

export class History extends Part {
  static override properties = {
    currentId: { attribute: false },
    canRename: { attribute: false },
    canDelete: { attribute: false },
    threads: { state: true },
    nextCursor: { state: true },
    status: { state: true },
    editing: { state: true },
  };
  declare host: HistoryHost;
  declare currentId: string | null;
  declare canRename: boolean;
  declare canDelete: boolean;
  declare threads: Thread[];
  declare nextCursor: string | null;
  declare status: 'loading' | 'ready' | 'failed';
  declare editing: { id: string; what: 'rename' | 'delete' } | null;

  constructor() {
    super();
    this.currentId = null;
    this.canRename = true;
    this.canDelete = true;
    this.threads = [];
    this.nextCursor = null;
    this.status = 'loading';
    this.editing = null;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('.history-close')?.focus();
    void this.#load();
  }

  /** Reads as many again as there are. What is being renamed or deleted stays in hand. */
  reload(): void {
    void this.#load(undefined, Math.max(PAGE_SIZE, this.threads.length));
  }

  async #load(after?: string, limit = PAGE_SIZE): Promise<void> {
    try {
      const page = await this.host.list({ limit, ...(after ? { after } : {}) });
      const more = after ? newOnes(page.data, this.threads) : page.data;
      this.threads = after ? [...this.threads, ...more] : more;
      this.nextCursor = more.length > 0 ? cursorOf(page) : null;
      this.status = 'ready';
    } catch {
      this.status = 'failed';
    }
  }

  protected override render() {
    return html`<div class="scrim" @click=${() => this.host.close()}></div>
      <section class="history" part="history" role="dialog" aria-modal="true" aria-label=${TEXTS.history}>
        <header class="bar">
          <h2>${TEXTS.history}</h2>
          <button type="button" class="round history-close" aria-label=${TEXTS.closeHistory}
            title=${TEXTS.closeHistory} @click=${() => this.host.close()}>${icon('close')}</button>
        </header>
        <div class="history-list">${this.#content()}</div>
      </section>`;
  }

  #content() {
    if (this.status === 'failed')
      return html`<p class="quiet" role="alert">${TEXTS.historyFailed}</p>`;
    if (this.status === 'loading') return html`<p class="quiet" aria-busy="true">…</p>`;
    if (this.threads.length === 0) return html`<p class="quiet">${TEXTS.emptyHistory}</p>`;
    const periods = byPeriod(this.threads, new Date());
    return html`${[...periods].map(
      ([period, threads]) => html`<h3>${period}</h3>
        <ul>${repeat(
          threads,
          ({ id }) => id,
          (thread) => this.#row(thread),
        )}</ul>`,
    )}${
      this.nextCursor
        ? html`<button type="button" class="quiet-button" @click=${() => this.#load(this.nextCursor ?? undefined)}>
            ${TEXTS.moreThreads}</button>`
        : nothing
    }`;
  }

  #row(thread: Thread) {
    const title = thread.title || TEXTS.untitled;
    if (this.editing?.id === thread.id) {
      return this.editing.what === 'rename'
        ? this.#renameRow(thread, title)
        : this.#deleteRow(thread, title);
    }
    const edit = (what: 'rename' | 'delete') => () => {
      this.editing = { id: thread.id, what };
    };
    return html`<li class="thread">
      <button type="button" class="thread-open" data-id=${thread.id} title=${title} aria-current=${thread.id === this.currentId ? 'true' : nothing}
        @click=${() => this.host.open(thread.id)}>${title}</button>
      ${this.canRename ? html`<button type="button" class="round small" aria-label=${TEXTS.rename(title)} title=${TEXTS.renameHint} @click=${edit('rename')}>${icon('write')}</button>` : nothing}
      ${this.canDelete ? html`<button type="button" class="round small" aria-label=${TEXTS.deleteThread(title)} title=${TEXTS.deleteNow} @click=${edit('delete')}>${icon('trash')}</button>` : nothing}
    </li>`;
  }

  #renameRow(thread: Thread, title: string) {
    const save = (event: SubmitEvent) => {
      event.preventDefault();
      const field = (event.currentTarget as HTMLFormElement).querySelector('input');
      void this.#rename(thread, field?.value.trim() || title);
    };
    return html`<li class="thread"><form class="thread-edit" @submit=${save} @keydown=${this.#escape}>
      <input aria-label=${TEXTS.renameField} value=${title} maxlength="200" />
      <button type="submit" class="pill-button">${TEXTS.save}</button>
    </form></li>`;
  }

  #deleteRow(thread: Thread, title: string) {
    return html`<li class="thread"><div class="thread-edit" role="group"
        aria-label=${TEXTS.deleteQuestion(title)} @keydown=${this.#escape}>
      <span>${TEXTS.deleteQuestion(title)}</span>
      <button type="button" class="pill-button" @click=${this.#endEdit}>${TEXTS.cancel}</button>
      <button type="button" class="pill-button danger" @click=${() => this.#remove(thread)}>${TEXTS.deleteNow}</button>
    </div></li>`;
  }

  #endEdit = () => {
    this.editing = null;
  };

  /** Only the edit ends; the panel's own Escape must not see this one. */
  #escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#endEdit();
  };

  async #rename(thread: Thread, title: string): Promise<void> {
    this.#endEdit();
    const before = this.threads;
    this.threads = before.map((known) => (known.id === thread.id ? { ...known, title } : known));
    await this.host.rename(thread.id, title).catch(() => {
      this.threads = before;
    });
  }

  async #remove(thread: Thread): Promise<void> {
    this.#endEdit();
    const before = this.threads;
    this.threads = before.filter(({ id }) => id !== thread.id);
    await this.host.remove(thread.id).catch(() => {
      this.threads = before;
    });
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('editing')) return;
    const field = this.querySelector<HTMLInputElement>('.thread-edit input');
    field?.select();
    if (field) return;
    const before = changed.get('editing') as History['editing'];
    const place =
      this.querySelector<HTMLElement>('.thread-edit button') ??
      // The edit is over: back to its row, or on with the panel when the row is gone.
      this.querySelector<HTMLElement>(`[data-id="${CSS.escape(before?.id ?? '')}"]`) ??
      this.querySelector<HTMLElement>('.history-close');
    place?.focus();
  }
}
