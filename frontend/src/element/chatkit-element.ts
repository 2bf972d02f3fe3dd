/** `<openai-chatkit>`: the published element, for any ChatKit server. */
import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { type Action, Conversation } from '../client/conversation';
import { FollowLanguage } from '../languages/follow-language';
import { direction, LOCALE, speak, TEXTS } from '../languages/texts';
import base from '../theme/base.css?inline';
import tokens from '../theme/tokens.css?inline';
import { setStyle } from '../widgets/set-style';
import { Announcer } from './announcer';
import type { ChatContext } from './chat-context';
import { renderLog } from './chat-log';
import sheet from './chatkit.css?inline';
import { ClientTools } from './client-tools';
import composerSheet from './composer.css?inline';
import { renderFoot } from './foot';
import { renderHeader } from './header';
import { HistoryPanel } from './history-panel';
import { Options } from './options';
import { Outbox, type OwnMessage } from './outbox';
import { ReadySignal } from './ready-signal';
import { ScrollFollower } from './scroll-follower';
import { askedNow } from './structured-input';
import { TagPreview } from './tag-preview';
import { loadFonts, themeOf, themeStyles } from './theme';
import { answerText, turnsOf } from './turns';
import { ViewModel } from './view-model';

export class ChatKitElement extends LitElement implements OpenAIChatKit {
  static override styles = [
    unsafeCSS(tokens),
    unsafeCSS(base),
    unsafeCSS(sheet),
    unsafeCSS(composerSheet),
  ];

  readonly #options = new Options();
  /** Settles when the words of the chosen language are there. */
  #language: Promise<void> | undefined;
  readonly #conversation: Conversation;
  readonly #scroll = new ScrollFollower(this);
  readonly #announcer = new Announcer(this);
  readonly #preview = new TagPreview(this, () => this.#options.given?.entities);
  readonly #chat: ChatContext;
  readonly #view: ViewModel;
  readonly #outbox: Outbox;
  readonly #history: HistoryPanel;
  readonly #ready = new ReadySignal(() => this.#dispatch('chatkit.ready'));

  constructor() {
    super();
    const options = this.#options;
    const emit = (name: string, detail?: unknown) => this.#emit(name, detail);
    const tools = new ClientTools(() => options.given?.onClientTool);
    this.#conversation = new Conversation({
      client: () => options.client(),
      changed: () => this.requestUpdate(),
      emit,
      runClientTool: (call) => tools.run(call),
    });
    this.#chat = {
      element: this,
      options,
      conversation: this.#conversation,
      scroll: this.#scroll,
      preview: this.#preview,
      emit,
    };
    this.#view = new ViewModel(this.#chat);
    this.#outbox = new Outbox(this.#chat);
    this.#history = new HistoryPanel(this.#chat);
    new FollowLanguage(this, () => {
      this.#view.reset();
      this.requestUpdate();
    });
    this.addEventListener('keydown', (event: KeyboardEvent) => this.#keydown(event));
    super.addEventListener('chatkit.response.end', () => void this.#answered());
  }

  setOptions(options: ChatKitOptions): void {
    const first = this.#options.given === null;
    this.#options.given = options;
    this.#view.reset();
    this.#scroll.follows = options.thread?.autoScroll ?? false;
    loadFonts(themeOf(options.theme));
    this.#language = speak(this.#options.locale);
    this.requestUpdate();
    try {
      this.#options.client();
      if (first && options.initialThread) void this.#conversation.visit.open(options.initialThread);
    } catch (error) {
      this.#conversation.fail(error);
    }
    if (this.isConnected) this.#ready.start();
  }

  async focusComposer(): Promise<void> {
    await this.#drawn();
    this.#input?.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    this.#requireIdle();
    // Nor any other way to say none: OpenAI's own guide passes `undefined`.
    if (threadId) await this.#conversation.visit.open(threadId);
    else this.#conversation.visit.startNew();
  }

  async sendUserMessage(params: OwnMessage): Promise<void> {
    this.#requireIdle();
    await this.#outbox.say(params);
  }

  async setComposerValue(value: Parameters<OpenAIChatKit['setComposerValue']>[0]): Promise<void> {
    await this.#drawn();
    this.#outbox.composer?.setValue(value);
  }

  /** Like a click on a widget, it waits for a running response. */
  async sendCustomAction(action: Action, itemId?: string): Promise<void> {
    this.#options.client();
    await this.#conversation.act(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    this.#options.client();
    this.#history.reload();
    await this.#conversation.visit.refresh();
  }

  async showHistory(): Promise<void> {
    this.#options.client();
    await this.#history.show();
  }

  async hideHistory(): Promise<void> {
    await this.#history.close();
  }

  override addEventListener(
    type: string,
    // biome-ignore lint/suspicious/noExplicitAny: one signature for the DOM's overloads and ChatKit's
    listener: any,
    options?: boolean | AddEventListenerOptions,
  ) {
    super.addEventListener(type, listener, options);
    if (type.startsWith('chatkit.')) this.#ready.listenerAdded(type);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#options.given) this.#ready.start();
  }

  /** The first words that are seen are in the right language: drawing waits for them. */
  protected override scheduleUpdate() {
    if (!this.#language) return super.scheduleUpdate();
    return this.#language.then(() => {
      this.#language = undefined;
      return super.scheduleUpdate();
    });
  }

  protected override render() {
    const options = this.#options.given;
    if (!options) return nothing;
    const { state } = this.#conversation;
    const theme = themeOf(options.theme);
    const { isOpen } = this.#history;
    return html`<div class="chat" part="chat" role="region" aria-label=${options.frameTitle ?? TEXTS.frameTitle}
        dir=${direction()} lang=${LOCALE} data-scheme=${theme.colorScheme} ${setStyle(themeStyles(theme))}>
      <div class="frame" ?inert=${isOpen}>
        ${renderHeader({
          option: options.header ?? {},
          threadTitle: state.thread?.title ?? '',
          historyEnabled: options.history?.enabled !== false,
          showHistory: () => void this.showHistory(),
          startNew: this.#startNew,
        })}
        <div class="scroller" part="conversation" tabindex="-1">${renderLog(options, this.#chat, this.#view.current(theme.colorScheme), this.#outbox)}</div>
        ${renderFoot(options, state, {
          outbox: this.#outbox,
          scroll: this.#scroll,
          disclaimer: options.disclaimer ? this.#view.disclaimer(options.disclaimer) : nothing,
        })}
      </div>
      ${this.#history.render(options.history)}
      ${this.#view.preview()}
      ${this.#announcer.render()}
    </div>`;
  }

  readonly #startNew = () => {
    this.#emit('chatkit.log', { name: 'newChat.create' });
    this.#conversation.visit.startNew();
    this.#outbox.returnFocus();
  };

  /** Where something can be written now: a question takes the composer's place. */
  get #input(): HTMLElement | null {
    const shown = 'ck-question:not([hidden]), ck-composer:not([hidden])';
    return this.renderRoot.querySelector<HTMLElement>(shown);
  }

  #drawn(): Promise<boolean> {
    this.#options.require();
    return this.updateComplete;
  }

  #requireIdle(): void {
    this.#options.client();
    if (this.#conversation.busy)
      throw new Error(
        'The chat is busy: wait for chatkit.response.end, or chatkit.thread.load.end.',
      );
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.#preview.hide()) return;
    if (this.#history.isOpen) void this.#history.close();
    else if (this.#conversation.state.responding) this.#outbox.stop();
  }

  async #answered(): Promise<void> {
    const { state } = this.#conversation;
    const last = turnsOf(state.items).at(-1);
    if (last?.answer[0]) this.#announcer.announce(last.answer[0].id, answerText(last.answer));
    await this.updateComplete;
    // A question takes the composer's place, and with it the keyboard.
    if (askedNow(this.#conversation.state) && matchMedia('(hover: hover)').matches)
      this.#input?.focus();
  }

  /** Once the page listens. */
  #emit(name: string, detail?: unknown): void {
    this.#ready.after(() => this.#dispatch(name, detail));
  }

  #dispatch(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
