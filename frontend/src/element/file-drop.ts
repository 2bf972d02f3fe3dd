/** Files that are dropped anywhere in the chat, or pasted into its composer. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & Node;

const EVENTS = ['dragover', 'dragleave', 'drop'];

export class FileDrop implements ReactiveController {
  readonly #host: Host;
  readonly #takes: () => boolean;
  readonly #add: (files: Iterable<File>) => void;
  #zone: Node | null = null;
  /** Somebody holds a file over the chat. */
  isNear = false;

  constructor(host: Host, takes: () => boolean, add: (files: Iterable<File>) => void) {
    this.#host = host;
    this.#takes = takes;
    this.#add = add;
    host.addController(this);
  }

  hostConnected(): void {
    // The whole chat: a file that misses the composer would be opened in place of the page.
    this.#zone = this.#host.getRootNode();
    for (const type of EVENTS) this.#zone.addEventListener(type, this.#drag);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) this.#zone?.removeEventListener(type, this.#drag);
  }

  readonly paste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData ?? {};
    // Offices put a picture of what is copied beside its text.
    if (!this.#takes() || !files?.length || types?.includes('text/plain')) return;
    event.preventDefault();
    this.#add([...files]);
  };

  readonly #drag = (event: Event) => {
    const { dataTransfer, relatedTarget, type } = event as DragEvent;
    if (!this.#takes() || !dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const isNear = type === 'dragover' || (type === 'dragleave' && relatedTarget !== null);
    if (isNear !== this.isNear) this.#host.requestUpdate();
    this.isNear = isNear;
    if (type === 'drop') this.#add([...dataTransfer.files]);
  };
}
