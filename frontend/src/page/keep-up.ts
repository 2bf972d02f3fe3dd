/** Lets the chat read again what has changed elsewhere, with what every such element offers. */
import type { OpenAIChatKit } from '@openai/chatkit';
import type { Live } from './live';

/** The open thread is read again, and the history while it is shown. */
export class KeepUp {
  readonly #chat: OpenAIChatKit;
  #threadId: string | null;
  /** An answer or a thread is on its way: read then, it might be shown twice, or not at all. */
  #isBusy = false;
  #isReading = false;
  #isDue = false;
  #showsHistory = false;

  constructor(chat: OpenAIChatKit, live: Live, threadId: string | null) {
    this.#chat = chat;
    this.#threadId = threadId;
    chat.addEventListener('chatkit.thread.change', ({ detail }) => {
      this.#threadId = detail.threadId;
      live.watch(detail.threadId);
    });
    chat.addEventListener('chatkit.response.start', () => this.#busy(true));
    chat.addEventListener('chatkit.response.end', () => this.#busy(false));
    chat.addEventListener('chatkit.thread.load.start', () => this.#busy(true));
    chat.addEventListener('chatkit.thread.load.end', () => this.#busy(false));
    chat.addEventListener('chatkit.history.open', () => {
      this.#showsHistory = true;
    });
    chat.addEventListener('chatkit.history.close', () => {
      this.#showsHistory = false;
    });
    live.onThreadChanged((changed) => {
      if (changed === this.#threadId || this.#showsHistory) this.read();
    });
    live.watch(threadId);
  }

  /** Reads now, or as soon as nothing is in the way. */
  read(): void {
    this.#isDue = true;
    void this.#readIfDue();
  }

  #busy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    // After whoever else hears of this event: the element is done with it then.
    queueMicrotask(() => void this.#readIfDue());
  }

  async #readIfDue(): Promise<void> {
    if (!this.#isDue || this.#isBusy || this.#isReading) return;
    this.#isDue = false;
    this.#isReading = true;
    // What cannot be read now is read when the stream is there again.
    await this.#chat.fetchUpdates().catch(() => undefined);
    this.#isReading = false;
    await this.#readIfDue();
  }
}
