/** Draws an element anew when the page switches its language. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onLanguage } from './texts';

export class FollowLanguage implements ReactiveController {
  readonly #changed: () => void;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, changed = () => host.requestUpdate()) {
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onLanguage(this.#changed);
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
