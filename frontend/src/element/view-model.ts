/** Builds the `ThreadView`; it stays the same object until something in it changes. */
import type { DisclaimerOption } from '@openai/chatkit';
import { html } from 'lit';
import { TEXTS } from '../languages/texts';
import { type MarkdownContext, renderMarkdown } from '../markdown/markdown';
import type { ThreadItem, WidgetItem } from '../protocol/items';
import type { ActionConfig } from '../protocol/widgets';
import type { Scheme } from '../widgets/css-values';
import type { WidgetHost } from '../widgets/widget-element';
import type { ChatContext } from './chat-context';
import { entityOf } from './tag-preview';
import type { Rating, ThreadView } from './thread-view';
import { answerText } from './turns';

const COPIED_SHOWN_MS = 1500;

export class ViewModel {
  readonly #chat: ChatContext;
  #view: ThreadView | null = null;
  #scheme: Scheme | null = null;
  #imageHosts: readonly string[] | undefined;
  #ratings = new Map<string, Rating>();
  #copiedId: string | null = null;

  constructor(chat: ChatContext) {
    this.#chat = chat;
  }

  /** After other options, and in another language. */
  reset(): void {
    this.#view = null;
  }

  current(scheme: Scheme): ThreadView {
    const imageHosts = this.#chat.conversation.state.thread?.allowed_image_domains;
    const same = scheme === this.#scheme && `${imageHosts}` === `${this.#imageHosts}`;
    if (this.#view && same) return this.#view;
    this.#scheme = scheme;
    this.#imageHosts = imageHosts;
    this.#view = this.#build(scheme, imageHosts);
    return this.#view;
  }

  /** What is shown of a tag while somebody points at it. It is no item: only the page's server acts. */
  preview() {
    const markdown = this.#markdown();
    const scheme = this.#scheme ?? 'light';
    const perform = async ({ type, payload = {} }: ActionConfig) => {
      await this.#chat.conversation
        .act({ type, payload })
        .catch((error) => this.#chat.conversation.fail(error));
    };
    const report = (error: Error) => this.#chat.emit('chatkit.error', { error });
    return this.#chat.preview.render({ markdown, perform, report }, scheme);
  }

  disclaimer({ text, highContrast }: DisclaimerOption) {
    const markdown = renderMarkdown(text, this.#markdown());
    return html`<div class="disclaimer ${highContrast ? 'strong' : ''}" part="disclaimer">${markdown}</div>`;
  }

  #build(scheme: Scheme, imageHosts: readonly string[] | undefined): ThreadView {
    const markdown = this.#markdown(imageHosts);
    const onClick = this.#chat.options.given?.entities?.onClick;
    return {
      client: this.#chat.options.client,
      scheme,
      markdown,
      itemActions: this.#chat.options.given?.threadItemActions ?? {},
      tags: {
        preview: this.#chat.preview,
        open: onClick && ((tag) => onClick(entityOf(tag))),
      },
      ratings: this.#ratings,
      copiedId: this.#copiedId,
      widgetHost: (item) => this.#widgetHost(item, markdown),
      copy: (answer) => void this.#copy(answer),
      rate: (answer, rating) => void this.#rate(answer, rating),
      retry: (messageId) => {
        if (!this.#chat.conversation.busy) void this.#chat.conversation.retry(messageId);
      },
    };
  }

  /** Where the server says nothing of hosts, the page may: but never for what a model writes. */
  #markdown(allowed?: readonly string[]): MarkdownContext {
    const named = this.#chat.element.getAttribute('image-hosts')?.split(/[\s,]+/);
    return {
      imageHosts: allowed ?? [],
      serverImageHosts: allowed ?? named ?? [],
      openDeepLink: (link) => this.#chat.emit('chatkit.deeplink', link),
    };
  }

  #widgetHost(item: WidgetItem, markdown: MarkdownContext): WidgetHost {
    return {
      markdown,
      report: (error) => this.#chat.emit('chatkit.error', { error }),
      perform: (action, widgetType) => this.#perform(action, widgetType, item),
    };
  }

  async #perform(config: ActionConfig, widgetType: string, item: WidgetItem): Promise<void> {
    const { type, payload = {}, handler = 'server' } = config;
    const action = { type, payload };
    const data = { widgetType, actionType: type, handler };
    this.#chat.emit('chatkit.log', { name: 'widget.action', data });
    try {
      if (handler === 'client') {
        const { id, widget } = item;
        await this.#chat.options.given?.widgets?.onAction?.(action, { id, widget });
      } else if (config.streaming === false) {
        await this.#chat.scroll.holdStill(() => this.#chat.conversation.actAtOnce(action, item.id));
      } else {
        await this.#chat.conversation.act(action, item.id);
      }
    } catch (error) {
      this.#chat.conversation.fail(error);
    }
  }

  async #copy(answer: ThreadItem[]): Promise<void> {
    try {
      await navigator.clipboard.writeText(answerText(answer));
    } catch {
      // Browsers lend the clipboard to secure pages only, and may ask.
      this.#chat.conversation.fail(new Error(TEXTS.noClipboard));
      return;
    }
    this.#copiedId = answer[0]?.id ?? null;
    this.#redraw();
    setTimeout(() => {
      this.#copiedId = null;
      this.#redraw();
    }, COPIED_SHOWN_MS);
  }

  async #rate(answer: ThreadItem[], rating: Rating): Promise<void> {
    const ids = answer.map(({ id }) => id);
    try {
      await this.#chat.conversation.rate(ids, rating);
      if (ids[0]) this.#ratings = new Map(this.#ratings).set(ids[0], rating);
      this.#redraw();
    } catch (error) {
      this.#chat.conversation.fail(error);
    }
  }

  #redraw(): void {
    this.#view = null;
    this.#chat.element.requestUpdate();
  }
}
