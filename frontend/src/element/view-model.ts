/** Builds the `ThreadView`; it stays the same object until something in it changes. */
import type { ChatKitOptions, DisclaimerOption } from '@openai/chatkit';
import { html, type ReactiveControllerHost } from 'lit';
import type { Conversation } from '../client/conversation';
import { TEXTS } from '../languages/texts';
import { type MarkdownContext, renderMarkdown } from '../markdown/markdown';
import type { ThreadItem, WidgetItem } from '../protocol/items';
import type { ActionConfig } from '../protocol/widgets';
import type { Scheme } from '../widgets/css-values';
import type { WidgetHost } from '../widgets/widget-element';
import type { ScrollFollower } from './scroll-follower';
import { entityOf, type TagPreview } from './tag-preview';
import type { Rating, ThreadView } from './thread-view';
import { answerText } from './turns';

const COPIED_SHOWN_MS = 1500;

type Emit = (name: string, detail?: unknown) => void;

export class ViewModel {
  readonly #host: ReactiveControllerHost;
  readonly #conversation: Conversation;
  readonly #scroll: ScrollFollower;
  readonly #emit: Emit;
  readonly #preview: TagPreview;
  #options: ChatKitOptions | null = null;
  #view: ThreadView | null = null;
  #scheme: Scheme | null = null;
  #imageHosts: readonly string[] | undefined;
  #ratings = new Map<string, Rating>();
  #copiedId: string | null = null;

  constructor(
    host: ReactiveControllerHost,
    conversation: Conversation,
    scroll: ScrollFollower,
    preview: TagPreview,
    emit: Emit,
  ) {
    this.#host = host;
    this.#conversation = conversation;
    this.#scroll = scroll;
    this.#preview = preview;
    this.#emit = emit;
  }

  set options(options: ChatKitOptions) {
    this.#options = options;
    this.#view = null;
  }

  current(scheme: Scheme): ThreadView {
    const imageHosts = this.#conversation.state.thread?.allowed_image_domains;
    const same = scheme === this.#scheme && `${imageHosts}` === `${this.#imageHosts}`;
    if (this.#view && same) return this.#view;
    this.#scheme = scheme;
    this.#imageHosts = imageHosts;
    this.#view = this.#build(scheme, imageHosts ?? []);
    return this.#view;
  }

  /** What is shown of a tag while somebody points at it. It is no item: only the page's server acts. */
  preview() {
    const markdown = this.#markdown([]);
    const scheme = this.#scheme ?? 'light';
    const perform = async ({ type, payload = {} }: ActionConfig) => {
      await this.#conversation
        .act({ type, payload })
        .catch((error) => this.#conversation.fail(error));
    };
    const report = (error: Error) => this.#emit('chatkit.error', { error });
    return this.#preview.render({ markdown, perform, report }, scheme);
  }

  disclaimer({ text, highContrast }: DisclaimerOption) {
    const markdown = renderMarkdown(text, this.#markdown([]));
    return html`<div class="disclaimer ${highContrast ? 'strong' : ''}" part="disclaimer">${markdown}</div>`;
  }

  #build(scheme: Scheme, imageHosts: readonly string[]): ThreadView {
    const markdown = this.#markdown(imageHosts);
    const onClick = this.#options?.entities?.onClick;
    return {
      scheme,
      markdown,
      itemActions: this.#options?.threadItemActions ?? {},
      tags: {
        preview: this.#preview,
        open: onClick && ((tag) => onClick(entityOf(tag))),
      },
      ratings: this.#ratings,
      copiedId: this.#copiedId,
      widgetHost: (item) => this.#widgetHost(item, markdown),
      copy: (answer) => void this.#copy(answer),
      rate: (answer, rating) => void this.#rate(answer, rating),
      retry: (messageId) => {
        if (!this.#conversation.busy) void this.#conversation.retry(messageId);
      },
    };
  }

  #markdown(imageHosts: readonly string[]): MarkdownContext {
    return { imageHosts, openDeepLink: (link) => this.#emit('chatkit.deeplink', link) };
  }

  #widgetHost(item: WidgetItem, markdown: MarkdownContext): WidgetHost {
    return {
      markdown,
      report: (error) => this.#emit('chatkit.error', { error }),
      perform: (action, widgetType) => this.#perform(action, widgetType, item),
    };
  }

  async #perform(config: ActionConfig, widgetType: string, item: WidgetItem): Promise<void> {
    const { type, payload = {}, handler = 'server' } = config;
    const action = { type, payload };
    const data = { widgetType, actionType: type, handler };
    this.#emit('chatkit.log', { name: 'widget.action', data });
    try {
      if (handler === 'client') {
        const { id, widget } = item;
        await this.#options?.widgets?.onAction?.(action, { id, widget });
      } else if (config.streaming === false) {
        await this.#scroll.holdStill(() => this.#conversation.actAtOnce(action, item.id));
      } else {
        await this.#conversation.act(action, item.id);
      }
    } catch (error) {
      this.#conversation.fail(error);
    }
  }

  async #copy(answer: ThreadItem[]): Promise<void> {
    try {
      await navigator.clipboard.writeText(answerText(answer));
    } catch {
      // Browsers lend the clipboard to secure pages only, and may ask.
      this.#conversation.fail(new Error(TEXTS.noClipboard));
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
      await this.#conversation.rate(ids, rating);
      if (ids[0]) this.#ratings = new Map(this.#ratings).set(ids[0], rating);
      this.#redraw();
    } catch (error) {
      this.#conversation.fail(error);
    }
  }

  #redraw(): void {
    this.#view = null;
    this.#host.requestUpdate();
  }
}
