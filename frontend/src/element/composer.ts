/** The composer: where a message is put together and sent, and a running answer stopped. */
import type {
  Attachment,
  ChatKitOptions,
  ModelOption,
  ToolOption,
  UserMessageContent,
} from '@openai/chatkit';
import { html, nothing, type PropertyValues } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { UserMessageInput } from '../protocol/requests';
import { Abilities, type AbilitiesHost } from './abilities';
import { Announcer } from './announcer';
import { Choices, type ChoicesHost } from './choices';
import { type CommandHost, CommandMenu } from './command-menu';
import { ComposerFiles, type FileServer } from './composer-files';
import { contentOf, type Draft, draftOf, EMPTY_DRAFT, triggerAt } from './draft';
import { FileDrop } from './file-drop';
import type { AttachmentsOption } from './file-limits';
import { renderFiles } from './file-strip';
import type { MessageField } from './message-field';
import { Part } from './part';
import { Recorder } from './recorder';
import { Suggestions } from './suggestions';
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

export class Composer extends Part implements AbilitiesHost, ChoicesHost, CommandHost {
  static override properties = {
    placeholder: {},
    loading: { attribute: false },
    responding: { attribute: false },
    locked: { attribute: false },
    draft: { state: true },
    reply: { state: true },
    tools: { attribute: false },
    models: { attribute: false },
    attachments: { attribute: false },
    dictation: { attribute: false },
    entities: { attribute: false },
    commands: { attribute: false },
    note: { state: true },
    waiting: { state: true },
  };
  declare host: ComposerHost;
  declare placeholder: string;
  /** Whether it is not known yet where a message would go. */
  declare loading: boolean;
  declare responding: boolean;
  /** Why nothing can be written now; empty when it can. */
  declare locked: string;
  declare draft: Draft;
  declare reply: string;
  /** What the next message can be sent to. */
  declare tools: readonly ToolOption[];
  /** What can answer it. */
  declare models: readonly ModelOption[];
  declare attachments: AttachmentsOption | undefined;
  declare dictation: boolean;
  declare entities: ChatKitOptions['entities'];
  declare commands: ChatKitOptions['commands'];
  /** What went wrong while writing. */
  declare note: string;
  /** Sent, as soon as its files are there. */
  declare waiting: boolean;

  readonly choices = new Choices(this);
  readonly #abilities = new Abilities(this);
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
  readonly #recorder = new Recorder(this, {
    transcribe: (audio) => this.host.transcribe(audio),
    changed: (said) => this.#changed(said),
    wrote: (text) => this.field?.insert(text),
    failed: (error) => this.failed(error),
  });
  #announcements = 0;

  constructor() {
    super();
    this.placeholder = '';
    this.loading = false;
    this.responding = false;
    this.locked = '';
    this.draft = EMPTY_DRAFT;
    this.reply = '';
    this.tools = [];
    this.models = [];
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
    if (value.selectedToolId !== undefined) this.choices.selectTool(value.selectedToolId);
    if (value.selectedModelId !== undefined) this.choices.selectModel(value.selectedModelId);
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

  toolChosen(toolId: string | null): void {
    this.host.toolChosen(toolId);
  }

  takeFiles(files: File[]): void {
    this.#add(files);
    this.focus();
  }

  dictate(): void {
    this.note = '';
    this.#recorder.start();
  }

  ownCommands = () => this.#abilities.commands();

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('tools')) this.choices.toolsChanged();
  }

  protected override updated(): void {
    this.#suggestions.showActive(this);
  }

  protected override render() {
    const isLocked = this.locked !== '';
    const usual = this.locked || this.choices.tool?.placeholderOverride || this.placeholder;
    const placeholder = this.#drop.isNear ? TEXTS.dropFiles : usual;
    return html`<form class="composer ${this.#abilities.areNone ? 'plain' : ''} ${this.#drop.isNear ? 'dropping' : ''}" part="composer" @submit=${this.#submit} @paste=${this.#drop.paste} @keydown=${this.#recorder.keydown}>
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
        ${this.#recorder.isOn ? this.#recorder.render() : this.#abilities.render(isLocked)}
        ${this.responding ? this.#stopButton() : this.#sendButton()}
      </div>
      ${this.#announcer.render()}
    </form>`;
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

  get #ready(): boolean {
    const isEmpty = this.draft.text.trim() === '' && this.#files.entries.length === 0;
    return !this.locked && !this.loading && !this.responding && !this.waiting && !isEmpty;
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
    const attachments = this.#files.take();
    const input: UserMessageInput = {
      content: contentOf(this.draft),
      attachments: attachments.map(({ id }) => id),
      quoted_text: this.reply,
      inference_options: this.choices.take(),
    };
    this.draft = EMPTY_DRAFT;
    this.reply = '';
    this.note = '';
    this.host.submit(input, attachments);
  }
}
