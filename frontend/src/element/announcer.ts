/** Says a finished answer once to screen readers. */
import { html, type ReactiveControllerHost } from 'lit';

const CLEAR_AFTER_MS = 4000;

export class Announcer {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #said = '';
  #timer = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** `id` names the answer: a click on an old widget ends a response too, and says nothing new. */
  announce(id: string, text: string): void {
    if (this.#said === id + text) return;
    this.#said = id + text;
    clearTimeout(this.#timer);
    this.#show(text);
    // Left standing it would be found a second time while reading the page.
    this.#timer = window.setTimeout(() => this.#show(''), CLEAR_AFTER_MS);
  }

  render() {
    return html`<div class="unseen" role="status" aria-live="polite">${this.#text}</div>`;
  }

  #show(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }
}
