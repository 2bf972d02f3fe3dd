/** The composer: where a message is put together and sent, and a running answer stopped. */
import type {
  Attachment,
  ChatKitOptions,
  ModelOption,
  ToolOption,
  UserMessageContent,
} from '@openai/chatkit';
import { html, nothing } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { UserMessageInput } from '../protocol/requests';
import { Announcer } from './announcer';
import { type CommandHost, CommandMenu } from './command-menu';
import { ComposerFiles, type FileServer } from './composer-files';
import { renderModels, renderTools } from './composer-menus';
import { Dictation } from './dictation';
import { contentOf, type Draft, draftOf, EMPTY_DRAFT, triggerAt } from './draft';
import { FileDrop } from './file-drop';
import { type AttachmentsOption, acceptAttribute } from './file-limits';
import { renderFiles } from './file-strip';
import type { MessageField } from './message-field';
import { Part } from './part';
import { renderRecorder } from './recorder';
import { type Suggestion, Suggestions } from './suggestions';
import type { TagPreview } from './tag-preview';

export interface ComposerValue {
  text?: string;
  content?: UserMessageContent[];
  reply?: string;
  attachments?: Attachment[];
  files?: File[];
  selectedToolId?: string | null;
  selectedModelId?: string;
}

/** What the composer needs from whoever shows it. */
export interface ComposerHost extends FileServer {
  submit(input: UserMessageInput, attachments: Attachment[]): void;
  stop(): void;
  toolChosen(toolId: string | null): void;
  transcribe(audio: { audio_base64: string; mime_type: string }): Promise<string>;
  readonly preview?: TagPreview;
}

export class Composer extends Part implements CommandHost {
  static override properties = {
    placeholder: {},
    responding: { attribute: false },
    locked: { attribute: false },
    draft: { state: true },
    reply: { state: true },
    tools: { attribute: false },
    toolId: { state: true },
    models: { attribute: false },
    modelId: { state: true },
    attachments: { attribute: false },
    dictation: { attribute: false },
    entities: { attribute: false },
    commands: { attribute: false },
    note: { state: true },
    waiting: { state: true },
  };
  declare host: ComposerHost;
  declare placeholder: string;
  declare responding: boolean;
  /** Why nothing can be written now; empty when it can. */
  declare locked: string;
  declare draft: Draft;
  declare reply: string;
  /** What the next message can be sent to. */
  declare tools: readonly ToolOption[];
  declare toolId: string | null;
  /** What can answer it. */
  declare models: readonly ModelOption[];
  declare modelId: string | null;
  declare attachments: AttachmentsOption | undefined;
  declare dictation: boolean;
  declare entities: ChatKitOptions['entities'];
  declare commands: ChatKitOptions['commands'];
  /** What went wrong while writing. */
  declare note: string;
  /** Sent, as soon as its files are there. */
  declare waiting: boolean;

  readonly #announcer = new Announcer(this);
  readonly #files = new ComposerFiles(
    () => this.host,
    (said) => this.#filesChanged(said),
  );
  readonly #drop = new FileDrop(
    this,
    () => this.attachments !== undefined,
    (files) => this.#add(files),
  );
  readonly #suggestions = new Suggestions(new CommandMenu(this).search, (said) =>
    this.#changed(said),
  );
  readonly #recording = new Dictation({
    transcribe: (audio) => this.host.transcribe(audio),
    changed: (said) => this.#changed(said),
    wrote: (text) => this.field?.insert(text),
    failed: (error) => this.failed(error),
  });
  #announcements = 0;
  /** Of the recording, as it is on the screen. */
  #shown: Dictation['state'] = 'off';

  constructor() {
    super();
    this.placeholder = '';
    this.responding = false;
    this.locked = '';
    this.draft = EMPTY_DRAFT;
    this.reply = '';
    this.tools = [];
    this.toolId = null;
    this.models = [];
    this.modelId = null;
    this.dictation = false;
    this.note = '';
    this.waiting = false;
  }

  setValue(value: ComposerValue): void {
    if ((value.files?.length || value.attachments?.length) && !this.attachments)
      throw new Error(TEXTS.noFiles);
    if (value.content || value.text !== undefined) {
      this.draft = draftOf(value.content ?? [{ type: 'input_text', text: value.text ?? '' }]);
    }
    if (value.reply !== undefined) this.reply = value.reply;
    if (value.selectedToolId !== undefined) this.toolId = value.selectedToolId;
    if (value.selectedModelId !== undefined) this.modelId = value.selectedModelId;
    if (value.attachments) this.#files.set(value.attachments);
    if (value.files) this.#add(value.files);
  }

  override focus(): void {
    this.field?.focus();
  }

  get field(): MessageField | null {
    return this.querySelector('ck-message');
  }

  failed(error: unknown): void {
    this.note = error instanceof Error ? error.message : String(error);
  }

  ownCommands(): Suggestion[] {
    const act = (act: () => void) => (start: number, end: number) => {
      this.field?.replace(start, end, '');
      act();
    };
    const tools = this.tools.map(({ id, label, icon }) => ({
      label,
      icon,
      group: TEXTS.tool,
      choose: act(() => this.#chooseTool(id)),
    }));
    return [
      ...(this.attachments
        ? [{ label: TEXTS.attach, icon: 'paperclip', choose: act(() => this.#fileInput?.click()) }]
        : []),
      ...(this.dictation
        ? [{ label: TEXTS.dictate, icon: 'microphone', choose: act(() => this.#dictate()) }]
        : []),
      ...tools,
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recording.cancel();
  }

  protected override render() {
    const isLocked = this.locked !== '';
    const usual = this.locked || this.#tool?.placeholderOverride || this.placeholder;
    const placeholder = this.#drop.isNear ? TEXTS.dropFiles : usual;
    return html`<form class="composer ${this.#isPlain ? 'plain' : ''} ${this.#drop.isNear ? 'dropping' : ''}" part="composer" @submit=${this.#submit} @paste=${this.#drop.paste} @keydown=${this.#escape}>
      ${this.#suggestions.render()}
      ${this.reply ? this.#quote() : nothing}
      ${renderFiles(this.#files, () => {
        this.note = '';
        this.focus();
      })}
      ${this.note ? html`<p class="composer-note" role="alert">${icon('alert')}<span>${this.note}</span></p>` : nothing}
      <div class="composer-line">
        <ck-message .draft=${this.draft} .placeholder=${placeholder} .locked=${isLocked}
          .suggestions=${this.#suggestions} .openId=${this.#suggestions.listId} .activeId=${this.#suggestions.activeId}
          .preview=${this.host?.preview} .onDraft=${this.#drafted} .onEnter=${this.#submit}></ck-message>
        ${this.#recording.state === 'off' ? this.#controls(isLocked) : renderRecorder(this.#recording)}
        ${this.responding ? this.#stopButton() : this.#sendButton()}
      </div>
      ${this.#announcer.render()}
    </form>`;
  }

  #controls(isLocked: boolean) {
    const menu = {
      isLocked,
      chosen: this.toolId ?? '',
      choose: (id: string) => this.#chooseTool(id),
    };
    const models = {
      isLocked,
      chosen: this.#model?.id ?? '',
      choose: (id: string) => {
        this.modelId = id;
      },
    };
    const { onTagSearch, showComposerMenu } = this.entities ?? {};
    const round = (label: string, shown: unknown, click: () => void) =>
      html`<button type="button" class="round" aria-label=${label} title=${label}
        ?disabled=${isLocked} @click=${click}>${shown}</button>`;
    return html`
      ${
        this.attachments
          ? html`${round(TEXTS.attach, icon('paperclip'), () => this.#fileInput?.click())}
              <input type="file" multiple hidden accept=${acceptAttribute(this.attachments)} @change=${this.#chosen} />`
          : nothing
      }
      ${onTagSearch && showComposerMenu ? round(TEXTS.mention, '@', () => this.field?.insert('@')) : nothing}
      ${renderTools(this.tools, menu)}${renderModels(this.models, models)}
      <span class="gap"></span>
      ${this.dictation ? round(TEXTS.dictate, icon('microphone'), () => this.#dictate()) : nothing}`;
  }

  #sendButton() {
    return html`<button type="submit" class="round main" aria-label=${TEXTS.send}
      ?disabled=${!this.#ready}>${this.waiting ? html`<span class="spinner"></span>` : icon('send')}</button>`;
  }

  #stopButton() {
    return html`<button type="button" class="round main" aria-label=${TEXTS.stop}
      @click=${() => this.host.stop()}><span class="stop-mark"></span></button>`;
  }

  #quote() {
    return html`<div class="quote" aria-label=${TEXTS.quoted}>
      <span>${this.reply}</span>
      <button type="button" class="round" aria-label=${TEXTS.removeQuote}
        @click=${() => {
          this.reply = '';
        }}>${icon('close')}</button>
    </div>`;
  }

  /** With no button but the one to send with. */
  get #isPlain(): boolean {
    const isMention = this.entities?.onTagSearch && this.entities.showComposerMenu;
    const choices = this.tools.length + this.models.length;
    return !this.attachments && !this.dictation && !isMention && choices === 0;
  }

  get #tool(): ToolOption | undefined {
    return this.tools.find(({ id }) => id === this.toolId);
  }

  get #model(): ModelOption | undefined {
    const { models } = this;
    return (
      models.find(({ id }) => id === this.modelId) ??
      models.find((model) => model.default) ??
      models[0]
    );
  }

  get #fileInput(): HTMLInputElement | null {
    return this.querySelector('input[type=file]');
  }

  get #ready(): boolean {
    const isEmpty = this.draft.text.trim() === '' && this.#files.entries.length === 0;
    return !this.locked && !this.responding && !this.waiting && !isEmpty;
  }

  #chooseTool(id: string): void {
    this.toolId = id || null;
    this.host.toolChosen(this.toolId);
  }

  #dictate(): void {
    this.note = '';
    void this.#recording.start();
  }

  #drafted = (draft: Draft, caret: number) => {
    this.draft = draft;
    this.#suggestions.update(triggerAt(draft, caret));
  };

  #changed(said?: string): void {
    this.#announcements += 1;
    if (said) this.#announcer.announce(String(this.#announcements), said);
    this.requestUpdate();
  }

  #filesChanged(said?: string): void {
    this.#changed(said);
    if (!this.waiting || this.#files.isBusy) return;
    this.waiting = false;
    this.#submit();
  }

  #add(files: Iterable<File>): void {
    if (this.attachments && !this.locked) this.note = this.#files.add(files, this.attachments);
  }

  #chosen = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    this.#add([...(input.files ?? [])]);
    // Chosen again, the same file is a change as well.
    input.value = '';
    this.focus();
  };

  #escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#shown === 'off') return;
    event.preventDefault();
    this.#recording.cancel();
  };

  /** The buttons of a recording take the place of others, and with them the keyboard. */
  protected override updated(): void {
    const { state } = this.#recording;
    if (state === this.#shown) return;
    this.#shown = state;
    if (state === 'off') this.focus();
    else
      this.querySelector<HTMLElement>(
        state === 'recording' ? '.done' : '.recorder + button',
      )?.focus();
  }

  #submit = (event?: Event) => {
    event?.preventDefault();
    if (!this.#ready) return;
    if (this.#files.hasFailed) {
      this.note = TEXTS.filesFailed;
    } else if (this.#files.isBusy) {
      this.waiting = true;
      this.#changed(TEXTS.waitingForFiles);
    } else {
      this.#send();
    }
  };

  #send(): void {
    const model = this.#model?.id ?? this.modelId;
    const attachments = this.#files.take();
    const input: UserMessageInput = {
      content: contentOf(this.draft),
      attachments: attachments.map(({ id }) => id),
      quoted_text: this.reply,
      inference_options: {
        ...(this.toolId ? { tool_choice: { id: this.toolId } } : {}),
        ...(model ? { model } : {}),
      },
    };
    this.draft = EMPTY_DRAFT;
    this.reply = '';
    this.note = '';
    if (this.toolId && !this.#tool?.persistent) this.#chooseTool('');
    this.host.submit(input, attachments);
  }
}
