/** `<openai-chatkit>`: the published element, for any ChatKit server. */
import type { Attachment, ChatKitOptions, OpenAIChatKit, StartScreenPrompt } from '@openai/chatkit';
import { html, LitElement, nothing, unsafeCSS } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ChatClient } from '../client/chat-client';
import { Conversation } from '../client/conversation';
import { upload } from '../client/upload';
import { icon } from '../icons/icon';
import { FollowLanguage } from '../languages/follow-language';
import { direction, LOCALE, speak, TEXTS } from '../languages/texts';
import type { StructuredAnswers, UserMessageInput } from '../protocol/requests';
import base from '../theme/base.css?inline';
import tokens from '../theme/tokens.css?inline';
import { setStyle } from '../widgets/set-style';
import { Announcer } from './announcer';
import sheet from './chatkit.css?inline';
import { ClientTools } from './client-tools';
import type { Composer, ComposerHost } from './composer';
import composerSheet from './composer.css?inline';
import { renderHeader } from './header';
import type { History, HistoryHost } from './history';
import { ReadySignal } from './ready-signal';
import { ScrollFollower } from './scroll-follower';
import { renderStartScreen } from './start-screen';
import { askedNow, type StructuredInput } from './structured-input';
import { TagPreview } from './tag-preview';
import { loadFonts, themeOf, themeStyles } from './theme';
import { renderTurns } from './turn-list';
import { answerText, turnsOf } from './turns';
import { ViewModel } from './view-model';

const HOSTED =
  'This chat works with a server of your own: give setOptions an api.url. Hosted mode (getClientSecret) is not supported.';

export class ChatKitElement extends LitElement implements OpenAIChatKit {
  static override styles = [
    unsafeCSS(tokens),
    unsafeCSS(base),
    unsafeCSS(sheet),
    unsafeCSS(composerSheet),
  ];
  static override properties = { historyOpen: { state: true } };
  declare protected historyOpen: boolean;

  #options: ChatKitOptions | null = null;
  /** Settles when the words of the chosen language are there. */
  #language: Promise<void> | undefined;
  readonly #conversation: Conversation;
  readonly #view: ViewModel;
  readonly #scroll = new ScrollFollower(this);
  readonly #announcer = new Announcer(this);
  readonly #preview = new TagPreview(this, () => this.#options?.entities);
  readonly #ready = new ReadySignal(() => this.#emit('chatkit.ready'));

  constructor() {
    super();
    this.historyOpen = false;
    const tools = new ClientTools(() => this.#options?.onClientTool);
    this.#conversation = new Conversation({
      client: () => this.#client(),
      changed: () => this.requestUpdate(),
      emit: (name, detail) => this.#emit(name, detail),
      runClientTool: (call) => tools.run(call),
    });
    const emit = (name: string, detail?: unknown) => this.#emit(name, detail);
    this.#view = new ViewModel(this, this.#conversation, this.#scroll, this.#preview, emit);
    new FollowLanguage(this, () => {
      if (this.#options) this.#view.options = this.#options;
      this.requestUpdate();
    });
    this.addEventListener('keydown', (event: KeyboardEvent) => this.#keydown(event));
    this.addEventListener('chatkit.response.end', () => this.#answered());
  }

  setOptions(options: ChatKitOptions): void {
    const first = this.#options === null;
    this.#options = options;
    this.#view.options = options;
    this.#scroll.follows = options.thread?.autoScroll ?? false;
    loadFonts(themeOf(options.theme));
    this.#language = speak(this.#locale);
    this.requestUpdate();
    if (!('url' in options.api)) {
      this.#conversation.fail(new Error(HOSTED));
    } else if (first && options.initialThread) {
      void this.#conversation.open(options.initialThread);
    }
    if (this.isConnected) this.#ready.start();
  }

  async focusComposer(): Promise<void> {
    await this.updateComplete;
    this.#composer?.focus();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    this.#requireIdle();
    if (threadId === null) this.#conversation.startNew();
    else await this.#conversation.open(threadId);
    this.#scroll.toBottom();
  }

  async sendUserMessage(params: Parameters<OpenAIChatKit['sendUserMessage']>[0]): Promise<void> {
    this.#requireIdle();
    if (params.newThread) this.#conversation.startNew();
    const { attachments = [], text = '' } = params;
    const input = {
      content: params.content ?? (text ? [{ type: 'input_text' as const, text }] : []),
      attachments: attachments.map(({ id }) => id),
      quoted_text: params.reply ?? '',
      inference_options: {
        ...(params.toolChoice ? { tool_choice: params.toolChoice } : {}),
        ...(params.model ? { model: params.model } : {}),
      },
    };
    await this.#send(input, attachments);
  }

  async setComposerValue(value: Parameters<OpenAIChatKit['setComposerValue']>[0]): Promise<void> {
    await this.updateComplete;
    this.#composer?.setValue(value);
    if (value.selectedToolId !== undefined) {
      this.#emit('chatkit.tool.change', { toolId: value.selectedToolId });
    }
  }

  async sendCustomAction(
    action: { type: string; payload?: Record<string, unknown> },
    itemId?: string,
  ): Promise<void> {
    this.#requireIdle();
    await this.#conversation.act(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    this.renderRoot.querySelector<History>('ck-history')?.reload();
    await this.#conversation.refresh();
  }

  async showHistory(): Promise<void> {
    if (this.historyOpen) return;
    this.historyOpen = true;
    this.#emit('chatkit.history.open');
    this.#emit('chatkit.log', { name: 'history.open' });
    await this.updateComplete;
  }

  async hideHistory(): Promise<void> {
    if (!this.historyOpen) return;
    this.historyOpen = false;
    this.#emit('chatkit.history.close');
    this.#emit('chatkit.log', { name: 'history.close' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.history-open')?.focus();
  }

  override addEventListener(
    type: string,
    // biome-ignore lint/suspicious/noExplicitAny: one signature for the DOM's overloads and ChatKit's
    listener: any,
    options?: boolean | AddEventListenerOptions,
  ) {
    super.addEventListener(type, listener, options);
    // The constructor of the base class may get here before our fields exist.
    if (type === 'chatkit.ready') this.#ready?.listenerAdded();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#options) this.#ready.start();
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
    const options = this.#options;
    if (!options) return nothing;
    const { state } = this.#conversation;
    const theme = themeOf(options.theme);
    return html`<div class="chat" part="chat" role="region" aria-label=${options.frameTitle ?? TEXTS.frameTitle}
        dir=${direction()} lang=${LOCALE} data-scheme=${theme.colorScheme} ${setStyle(themeStyles(theme))}>
      <div class="frame" ?inert=${this.historyOpen}>
        ${renderHeader({
          option: options.header ?? {},
          threadTitle: state.thread?.title ?? '',
          historyEnabled: options.history?.enabled !== false,
          showHistory: () => void this.showHistory(),
          startNew: this.#startNew,
        })}
        <div class="scroller" part="conversation" tabindex="-1">${this.#content(options)}</div>
        ${this.#foot(options)}
      </div>
      ${this.historyOpen ? this.#history(options) : nothing}
      ${this.#view.preview()}
      ${this.#announcer.render()}
    </div>`;
  }

  #content(options: ChatKitOptions) {
    const { state } = this.#conversation;
    const isNew = state.items.length === 0 && !state.pending && !state.thread && !state.responding;
    const turns = renderTurns(state, this.#view.current(theme(options)), {
      loadOlder: () => void this.#loadOlder(),
      retry: () => void this.#conversation.retry(),
      dismissFailure: () => this.#conversation.dismissFailure(),
    });
    return html`<div class="column ${isNew && !state.loading ? 'new' : ''}">
      ${isNew && !state.loading ? renderStartScreen(options.startScreen ?? {}, this.#choosePrompt) : nothing}
      ${state.loading ? html`<p class="progress" role="status"><span class="pulse"></span>${TEXTS.loading}</p>` : nothing}
      <div role="log" aria-live="off" aria-label=${TEXTS.conversation}>${turns}</div>
    </div>`;
  }

  #foot(options: ChatKitOptions) {
    const { state } = this.#conversation;
    const status = state.thread?.status;
    const reason = status && 'reason' in status ? status.reason : undefined;
    const closed = status?.type === 'closed';
    const asked = askedNow(state);
    const asks = asked !== null && !state.responding;
    const { composer = {} } = options;
    return html`<footer class="foot">
      ${this.#scroll.atBottom ? nothing : html`<button type="button" class="round to-newest" aria-label=${TEXTS.newest} @click=${() => this.#scroll.toBottom()}>${icon('chevron-down')}</button>`}
      ${
        closed
          ? html`<p class="notice info">${icon('info')}${reason ?? TEXTS.threadClosed}</p>`
          : html`${
              // Hidden and kept: when its answer does not get through, what was chosen is still there.
              keyed(
                asked?.id,
                asked
                  ? html`<ck-question .item=${asked} ?hidden=${!asks} .onAnswer=${this.#answerQuestion}></ck-question>`
                  : nothing,
              )
            }<ck-composer ?hidden=${asks} .placeholder=${composer.placeholder ?? TEXTS.composerPlaceholder}
              .responding=${state.responding && state.cancellable}
              .locked=${status?.type === 'locked' ? (reason ?? ' ') : ''}
              .tools=${composer.tools ?? []} .models=${composer.models ?? []}
              .attachments=${composer.attachments?.enabled ? composer.attachments : undefined}
              .dictation=${composer.dictation?.enabled ?? false} .entities=${options.entities}
              .commands=${options.commands} .host=${this.#composerHost}></ck-composer>`
      }
      ${options.disclaimer ? this.#view.disclaimer(options.disclaimer) : nothing}
    </footer>`;
  }

  #history(options: ChatKitOptions) {
    return html`<ck-history .host=${this.#historyHost} .currentId=${this.#conversation.threadId}
      .canRename=${options.history?.showRename ?? true}
      .canDelete=${options.history?.showDelete ?? true}></ck-history>`;
  }

  readonly #historyHost: HistoryHost = {
    list: (params) => this.#client().call('threads.list', { order: 'desc', ...params }),
    open: (threadId) => {
      void this.hideHistory();
      void this.#conversation.open(threadId).then(() => this.#scroll.toBottom());
    },
    rename: (threadId, title) => this.#guarded(this.#conversation.rename(threadId, title)),
    remove: (threadId) => this.#guarded(this.#conversation.remove(threadId)),
    close: () => void this.hideHistory(),
  };

  readonly #startNew = () => {
    this.#emit('chatkit.log', { name: 'newChat.create' });
    this.#conversation.startNew();
    this.#returnFocus();
  };

  readonly #choosePrompt = ({ label, prompt }: StartScreenPrompt) => {
    this.#emit('chatkit.log', { name: 'startScreenPrompt.select', data: { label } });
    const content =
      typeof prompt === 'string' ? [{ type: 'input_text' as const, text: prompt }] : prompt;
    void this.#send({ content, attachments: [], quoted_text: '', inference_options: {} });
    this.#returnFocus();
  };

  readonly #composerHost: ComposerHost = {
    preview: this.#preview,
    submit: (input, attachments) => {
      void this.#send(input, attachments);
      this.#returnFocus();
    },
    stop: () => this.#stop(),
    toolChosen: (toolId) => {
      this.#emit('chatkit.tool.change', { toolId });
      if (toolId) this.#emit('chatkit.log', { name: 'composer.tool.select', data: { toolId } });
    },
    upload: async (file, onProgress, signal) => {
      const api = this.#options?.api;
      const strategy = api && 'url' in api ? api.uploadStrategy : undefined;
      if (!strategy) throw new Error(TEXTS.noFiles);
      return upload(this.#client(), strategy, file, onProgress, signal);
    },
    // Nobody waits for it, and a server forgets files that no message carries.
    discard: (attachment_id) =>
      void this.#client()
        .call('attachments.delete', { attachment_id })
        .catch(() => undefined),
    transcribe: async (audio) => (await this.#client().call('input.transcribe', audio)).text,
  };

  readonly #answerQuestion = (answers: StructuredAnswers) => {
    const asked = askedNow(this.#conversation.state);
    if (asked) void this.#conversation.answer(asked.id, answers);
    void this.updateComplete.then(() => this.#returnFocus());
  };

  readonly #stop = () => {
    this.#conversation.stop();
    this.#returnFocus();
  };

  /** After a button that goes away. Not on touch screens: there the keyboard would jump up. */
  #returnFocus(): void {
    if (matchMedia('(hover: hover)').matches) this.#composer?.focus();
  }

  #send(input: UserMessageInput, attachments: readonly Attachment[] = []): Promise<void> {
    const sent = this.#conversation.send(input, attachments);
    void this.updateComplete.then(() => this.#scroll.toBottom());
    return sent;
  }

  #client(): ChatClient {
    const api = this.#options?.api;
    if (!api || !('url' in api)) throw new Error(HOSTED);
    return new ChatClient({
      url: api.url,
      locale: this.#locale,
      ...(api.fetch ? { fetch: api.fetch } : {}),
    });
  }

  async #loadOlder(): Promise<void> {
    try {
      await this.#scroll.keepPlace(() => this.#conversation.loadOlder());
    } catch (error) {
      this.#conversation.fail(error);
    }
  }

  get #locale(): string {
    return this.#options?.locale ?? navigator.language;
  }

  get #composer(): Composer | null {
    return this.renderRoot.querySelector<Composer>('ck-composer');
  }

  #requireIdle(): void {
    if (this.#conversation.busy)
      throw new Error('The chat is busy: wait for chatkit.response.end.');
  }

  /** Shows a failure in the conversation, and passes it on. */
  async #guarded<Result>(running: Promise<Result>): Promise<Result> {
    try {
      return await running;
    } catch (error) {
      this.#conversation.fail(error);
      throw error;
    }
  }

  #keydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.#preview.hide()) return;
    if (this.historyOpen) void this.hideHistory();
    else if (this.#conversation.state.responding) this.#stop();
  }

  async #answered(): Promise<void> {
    this.#announceAnswer();
    await this.updateComplete;
    // It takes the composer's place, and with it the keyboard.
    if (askedNow(this.#conversation.state) && matchMedia('(hover: hover)').matches)
      this.renderRoot.querySelector<StructuredInput>('ck-question')?.focus();
  }

  #announceAnswer(): void {
    const last = turnsOf(this.#conversation.state.items).at(-1);
    if (last?.answer[0]) this.#announcer.announce(last.answer[0].id, answerText(last.answer));
  }

  #emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

function theme(options: ChatKitOptions) {
  return themeOf(options.theme).colorScheme;
}
