/** What was just done, and the way back, for a while. */
import { el, fill } from '../dom';
import { icon } from '../icon';
import { TEXTS } from '../texts';

const SHOWN_MS = 15_000;

export class Toast {
  readonly element = el('div', { class: 'toast', role: 'status' });
  #timer = 0;

  constructor() {
    // Nobody loses it who is about to use it.
    this.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.element.addEventListener('focusin', () => clearTimeout(this.#timer));
    this.element.addEventListener('pointerleave', () => this.#wait());
    this.element.addEventListener('focusout', () => this.#wait());
  }

  /** Without `undo` there is nothing to take back. */
  show(message: string, undo: (() => Promise<void>) | null): void {
    const back = () => {
      this.hide();
      void undo?.();
    };
    fill(
      this.element,
      el('span', { class: 'toast-text', dir: 'auto' }, message),
      undo && el('button', { type: 'button', class: 'toast-undo', onclick: back }, TEXTS.undo),
      el(
        'button',
        {
          type: 'button',
          class: 'round',
          'aria-label': TEXTS.dismiss,
          onclick: () => this.hide(),
        },
        icon('close'),
      ),
    );
    this.#wait();
  }

  hide(): void {
    clearTimeout(this.#timer);
    fill(this.element);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), SHOWN_MS);
  }
}
