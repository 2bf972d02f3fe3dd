/** What is shown of a tag while somebody points at it, or has the keyboard on it. */
import type { ChatKitOptions, Entity, Widgets } from '@openai/chatkit';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { WidgetRoot } from '../protocol/widgets';
import type { Scheme } from '../widgets/css-values';
import { setStyle } from '../widgets/set-style';
import type { WidgetHost } from '../widgets/widget-element';
import type { Tag } from './draft';

const REST_MS = 250;
/** Time to move from the tag into what is shown of it. */
const GRACE_MS = 200;
const WIDTH = 320;
const ID = 'ck-preview';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

export function entityOf({ id, text, group, interactive, data }: Tag): Entity {
  return {
    id,
    title: text,
    ...(group ? { group } : {}),
    ...(interactive === undefined ? {} : { interactive }),
    data: (data ?? {}) as Record<string, string>,
  };
}

export function tagOf({ id, title, group, interactive = false, data = {} }: Entity): Tag {
  return { type: 'input_tag', id, text: title, interactive, data, ...(group ? { group } : {}) };
}

export class TagPreview {
  readonly #host: Host;
  readonly #entities: () => ChatKitOptions['entities'];
  #timer = 0;
  /** Of what is shown, or on its way. */
  #anchor: Element | null = null;
  #shown: Widgets.BasicRoot | null = null;

  constructor(host: Host, entities: () => ChatKitOptions['entities']) {
    this.#host = host;
    this.#entities = entities;
  }

  get isOffered(): boolean {
    return this.#entities()?.onRequestPreview !== undefined;
  }

  /** After a rest for the pointer, which may only be passing. */
  show(tag: Tag, anchor: Element, rest = REST_MS): void {
    clearTimeout(this.#timer);
    if (anchor === this.#anchor || !tag.interactive || !this.isOffered) return;
    this.#timer = window.setTimeout(() => void this.#open(tag, anchor), rest);
  }

  leave = (): void => {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.hide(), GRACE_MS);
  };

  /** True when there was something to hide. */
  hide(): boolean {
    clearTimeout(this.#timer);
    const was = this.#shown !== null;
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = null;
    this.#shown = null;
    if (was) this.#host.requestUpdate();
    return was;
  }

  render(host: WidgetHost, scheme: Scheme) {
    const {
      width = 0,
      height = 0,
      left = 0,
      top = 0,
    } = this.#host.renderRoot.querySelector('.chat')?.getBoundingClientRect() ?? {};
    const place = this.#anchor?.getBoundingClientRect();
    if (!this.#shown || !place) return nothing;
    const below = place.bottom - top < height / 2;
    return html`<div class="preview" id=${ID} role="tooltip" @pointerenter=${() => clearTimeout(this.#timer)}
      @pointerleave=${this.leave} ${setStyle({
        left: `${Math.max(8, Math.min(place.left - left, width - WIDTH - 8))}px`,
        top: below ? `${place.bottom - top + 6}px` : undefined,
        bottom: below ? undefined : `${height - (place.top - top) + 6}px`,
      })}><ck-widget .widget=${this.#shown as WidgetRoot} .host=${host} .scheme=${scheme}></ck-widget></div>`;
  }

  async #open(tag: Tag, anchor: Element): Promise<void> {
    this.hide();
    this.#anchor = anchor;
    const answer = await Promise.resolve(entityOf(tag))
      .then((entity) => this.#entities()?.onRequestPreview?.(entity))
      .catch(() => null);
    if (this.#anchor !== anchor) return;
    if (!answer?.preview || !anchor.isConnected) {
      this.#anchor = null;
      return;
    }
    this.#shown = answer.preview;
    anchor.setAttribute('aria-describedby', ID);
    this.#host.requestUpdate();
  }
}
