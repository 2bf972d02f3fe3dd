/** The history panel of a chat: opened and closed, and what is done in it. */
import type { HistoryOption } from '@openai/chatkit';
import { html, nothing } from 'lit';
import type { ChatContext } from './chat-context';
import type { History, HistoryHost } from './history';

export class HistoryPanel implements HistoryHost {
  readonly #chat: ChatContext;
  isOpen = false;

  constructor(chat: ChatContext) {
    this.#chat = chat;
  }

  async show(): Promise<void> {
    if (this.isOpen) return;
    await this.#turn(true);
  }

  async close(): Promise<void> {
    if (!this.isOpen) return;
    await this.#turn(false);
    this.#chat.element.renderRoot.querySelector<HTMLElement>('.history-open')?.focus();
  }

  reload(): void {
    this.#chat.element.renderRoot.querySelector<History>('ck-history')?.reload();
  }

  render({ showRename = true, showDelete = true }: HistoryOption = {}) {
    return this.isOpen
      ? html`<ck-history .host=${this} .currentId=${this.#chat.conversation.threadId}
          .canRename=${showRename} .canDelete=${showDelete}></ck-history>`
      : nothing;
  }

  list(params: { limit: number; after?: string }) {
    return this.#chat.options.client().call('threads.list', { order: 'desc', ...params });
  }

  open(threadId: string): void {
    void this.close();
    void this.#chat.conversation.visit.open(threadId);
  }

  rename(threadId: string, title: string): Promise<void> {
    return this.#guarded(this.#chat.conversation.rename(threadId, title));
  }

  remove(threadId: string): Promise<void> {
    return this.#guarded(this.#chat.conversation.visit.remove(threadId));
  }

  async #turn(isOpen: boolean): Promise<void> {
    const name = isOpen ? 'history.open' : 'history.close';
    this.isOpen = isOpen;
    this.#chat.element.requestUpdate();
    this.#chat.emit(`chatkit.${name}`);
    this.#chat.emit('chatkit.log', { name });
    await this.#chat.element.updateComplete;
  }

  /** Shows a failure in the conversation, and passes it on. */
  async #guarded(running: Promise<void>): Promise<void> {
    try {
      await running;
    } catch (error) {
      this.#chat.conversation.fail(error);
      throw error;
    }
  }
}
