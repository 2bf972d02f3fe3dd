/** A picture of a message: until it is there, and if it never is, something stands in its place. */
import { html, type PropertyValues } from 'lit';
import type { ChatClient } from '../client/chat-client';
import { fetchPicture } from '../client/picture';
import { Part } from './part';

export class Picture extends Part {
  static override properties = {
    src: {},
    instead: { attribute: false },
    address: { state: true },
  };
  declare src: string;
  declare instead: unknown;
  /** Where it is, once that is known. */
  declare address: string;
  name = '';
  /** Whether a browser may ask for it by itself. */
  isAllowed = true;
  client: (() => ChatClient) | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('src')) void this.#find();
  }

  protected override render() {
    const { address, name, instead } = this;
    return address
      ? html`<img class="attachment" src=${address} alt=${name} referrerpolicy="no-referrer"
          @load=${this.#loaded} @error=${this.#failed} />`
      : instead;
  }

  async #find(): Promise<void> {
    const { src } = this;
    this.address = '';
    const bytes = await fetchPicture(src, this.client?.());
    if (src !== this.src) return;
    if (bytes) this.address = URL.createObjectURL(bytes);
    else if (this.isAllowed) this.address = src;
  }

  /** It stays on the screen. That of a file which is on its way is the composer's. */
  readonly #loaded = ({ currentTarget }: Event) => {
    // Not `address`, which may be that of the next one by now.
    const { src } = currentTarget as HTMLImageElement;
    if (src !== this.src) URL.revokeObjectURL(src);
  };

  readonly #failed = (event: Event) => {
    this.#loaded(event);
    this.address = '';
  };
}
