/** The composer while it listens, and while that is being written down. */
import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import { Dictation, type DictationHost } from './dictation';

type Host = ReactiveControllerHost & Pick<HTMLElement, 'focus' | 'querySelector'>;

export class Recorder implements ReactiveController {
  readonly #host: Host;
  readonly #dictation: Dictation;
  /** As it is on the screen. */
  #shown: Dictation['state'] = 'off';

  constructor(host: Host, dictation: DictationHost) {
    this.#host = host;
    this.#dictation = new Dictation(dictation);
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#dictation.state !== 'off';
  }

  start(): void {
    void this.#dictation.start();
  }

  readonly keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#shown === 'off') return;
    event.preventDefault();
    this.#dictation.cancel();
  };

  render() {
    const { seconds, state } = this.#dictation;
    const isRecording = state === 'recording';
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return html`<span class="gap recorder">${isRecording ? html`<span class="pulse"></span>${time}` : html`<span class="spinner"></span>`}</span>
      <button type="button" class="round" aria-label=${TEXTS.cancelDictation} title=${TEXTS.cancelDictation}
        @click=${() => this.#dictation.cancel()}>${icon('close')}</button>
      <button type="button" class="round done" aria-label=${TEXTS.endDictation} title=${TEXTS.endDictation}
        ?disabled=${!isRecording} @click=${() => this.#dictation.finish()}>${icon('check')}</button>`;
  }

  /** Its buttons take the place of others, and with them the keyboard. */
  hostUpdated(): void {
    const { state } = this.#dictation;
    if (state === this.#shown) return;
    this.#shown = state;
    const place = state === 'recording' ? '.done' : '.recorder + button';
    if (state === 'off') this.#host.focus();
    else this.#host.querySelector<HTMLElement>(place)?.focus();
  }

  hostDisconnected(): void {
    this.#dictation.cancel();
  }
}
